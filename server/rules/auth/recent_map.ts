import { detached } from './detached';

/**
 * A map of bounded size that forgets what was not asked for long. It has two generations: when the
 * young one is full it becomes the old one, and what nobody asked for in the old one is forgotten.
 * (Keeping exact order by deleting and setting again makes the first key of a `Map` slow to find.)
 */
export class RecentMap<V> {
  private young = new Map<string, V>();
  private old = new Map<string, V>();
  private readonly generation: number;
  /** Entries forgotten so far; one that comes back and is forgotten again counts again. */
  forgotten = 0;

  /** @param most entries kept at once; at least half as many are always kept */
  constructor(most: number) {
    this.generation = Math.ceil(most / 2);
  }

  get(key: string): V | undefined {
    const recent = this.young.get(key);
    if (recent !== undefined) return recent;
    const value = this.old.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  getOrAdd(key: string, make: () => V): V {
    const found = this.get(key);
    if (found !== undefined) return found;
    const made = make();
    this.set(detached(key), made);
    return made;
  }

  set(key: string, value: V): void {
    this.old.delete(key);
    this.young.set(key, value);
    if (this.young.size <= this.generation) return;
    this.forgotten += this.old.size;
    this.old = this.young;
    this.young = new Map();
  }

  delete(key: string): void {
    this.young.delete(key);
    this.old.delete(key);
  }

  *[Symbol.iterator](): IterableIterator<[string, V]> {
    yield* this.old;
    yield* this.young;
  }
}
