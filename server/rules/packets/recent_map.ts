/** A map that forgets what was not used for a while, and the oldest when it is full. */
export class RecentMap<V> {
  /** In the order of their last use. */
  private readonly entries = new Map<string, { value: V; lastMs: number }>();
  /** Entries that had to go before their time. */
  dropped = 0;

  constructor(private readonly limits: { most: number; maxAgeMs: number }) {}

  get(key: string): V | undefined {
    return this.entries.get(key)?.value;
  }

  /** Stores a value; its age begins anew. */
  set(key: string, value: V, nowMs: number): void {
    this.entries.delete(key);
    this.entries.set(key, { value, lastMs: nowMs });
    for (const [oldest, { lastMs }] of this.entries) {
      const isOld = nowMs - lastMs > this.limits.maxAgeMs;
      if (!isOld && this.entries.size <= this.limits.most) return;
      if (!isOld) this.dropped += 1;
      this.entries.delete(oldest);
    }
  }

  delete(key: string): void {
    this.entries.delete(key);
  }

  clear(): void {
    this.entries.clear();
  }
}
