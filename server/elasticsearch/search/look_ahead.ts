/**
 * The same values, with the next one already being fetched while the consumer works on this one.
 * When the consumer stops, what is being fetched is cancelled and the source is closed.
 *
 * @param open makes the source; its signal is aborted with `signal` and when the consumer stops
 */
export async function* lookAhead<T>(
  open: (signal: AbortSignal) => AsyncGenerator<T, void>,
  signal: AbortSignal,
): AsyncGenerator<T, void> {
  const stop = new AbortController();
  const onAbort = () => stop.abort();
  if (signal.aborted) stop.abort();
  signal.addEventListener('abort', onAbort, { once: true });
  const source = open(stop.signal);
  try {
    let next = source.next();
    for (;;) {
      const { value, done } = await next;
      if (done || value === undefined) return;
      next = source.next();
      // It is awaited in the next round; a failure before that must not count as unhandled.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    stop.abort();
    await source.return();
  }
}
