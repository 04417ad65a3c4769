/** A map of bounded size that forgets what was not asked for longest. */
export class RecentMap<V> {
  private readonly entries = new Map<string, V>();
  /** Entries forgotten so far. */
  forgotten = 0;

  constructor(private readonly most: number) {}

  get(key: string): V | undefined {
    const value = this.entries.get(key);
    if (value === undefined) return undefined;
    this.entries.delete(key);
    this.entries.set(key, value);
    return value;
  }

  getOrAdd(key: string, make: () => V): V {
    const found = this.get(key);
    if (found !== undefined) return found;
    const made = make();
    this.set(key, made);
    return made;
  }

  set(key: string, value: V): void {
    this.entries.delete(key);
    this.entries.set(key, value);
    if (this.entries.size <= this.most) return;
    const [oldest] = this.entries.keys();
    if (oldest !== undefined) this.entries.delete(oldest);
    this.forgotten += 1;
  }

  delete(key: string): void {
    this.entries.delete(key);
  }

  /** From the one not asked for longest. */
  [Symbol.iterator](): IterableIterator<[string, V]> {
    return this.entries.entries();
  }
}
