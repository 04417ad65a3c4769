/** Something that changes from time to time, and one component that shows it. */
export class Followed<T> {
  private listener: (value: T) => void = () => undefined;

  constructor(private current: T) {}

  get value(): T {
    return this.current;
  }

  set(value: T): void {
    this.current = value;
    this.listener(value);
  }

  /** @returns how to follow it no longer */
  follow(listener: (value: T) => void): () => void {
    this.listener = listener;
    return () => {
      this.listener = () => undefined;
    };
  }
}
