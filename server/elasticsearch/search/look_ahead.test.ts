import { lookAhead } from './look_ahead';

const { signal } = new AbortController();
const soon = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('lookAhead', () => {
  it('yields the same values, each fetched while the one before is worked on', async () => {
    const log: string[] = [];
    async function* source() {
      for (const value of [1, 2, 3]) {
        log.push(`fetch ${value}`);
        await soon();
        yield value;
      }
    }
    for await (const value of lookAhead(source, signal)) {
      log.push(`begin ${value}`);
      await soon();
      await soon();
      log.push(`end ${value}`);
    }
    expect(log.filter((entry) => entry.startsWith('end'))).toEqual(['end 1', 'end 2', 'end 3']);
    expect(log.indexOf('fetch 2')).toBeLessThan(log.indexOf('end 1'));
    expect(log.indexOf('fetch 3')).toBeLessThan(log.indexOf('end 2'));
    expect(log.indexOf('fetch 3')).toBeGreaterThan(log.indexOf('end 1'));
  });

  it('passes a failure on after what came before it', async () => {
    async function* source() {
      await soon();
      yield 1;
      throw new Error('broken');
    }
    const seen: number[] = [];
    const reading = async () => {
      for await (const value of lookAhead(source, signal)) {
        seen.push(value);
        await soon();
      }
    };
    await expect(reading()).rejects.toThrow('broken');
    expect(seen).toEqual([1]);
  });

  it('cancels and closes the source when the consumer stops', async () => {
    let closed = false;
    let cancelled = false;
    async function* source(stop: AbortSignal) {
      try {
        yield 1;
        await new Promise((_, reject) => {
          stop.addEventListener('abort', () => {
            cancelled = true;
            reject(new Error('cancelled'));
          });
        });
      } finally {
        await soon();
        closed = true;
      }
    }
    for await (const value of lookAhead(source, signal)) {
      expect(value).toBe(1);
      break;
    }
    expect([cancelled, closed]).toEqual([true, true]);
  });

  it('cancels when its own signal is aborted, also before it began', async () => {
    const cancel = new AbortController();
    const seen: boolean[] = [];
    async function* source(stop: AbortSignal) {
      seen.push(stop.aborted);
      await soon();
      yield 1;
    }
    const pages = lookAhead(source, cancel.signal);
    cancel.abort();
    await pages.next();
    await pages.return();
    expect(seen).toEqual([true]);
  });
});
