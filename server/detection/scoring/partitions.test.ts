import fc from 'fast-check';
import { blockMs, isInPartition, partOfBlock, stretchOf } from './partitions';

const start = Date.UTC(2026, 0, 1);

test('every moment is in exactly one part, and the stretches of a part hold just its moments', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 16 }),
      fc.integer({ min: -3_000_000, max: 3_000_000 }),
      fc.integer({ min: 1, max: 600_000 }),
      fc.integer({ min: 1, max: 20 }),
      (of, offset, length, most) => {
        const [from, to] = [start + offset, start + offset + length];
        for (let index = 0; index < of; index++) {
          const seen: boolean[] = [];
          for (let at = from; at < to;) {
            const { ranges, end } = stretchOf({ index, of }, { from: at, to }, most);
            expect(ranges.length).toBeLessThanOrEqual(most);
            expect(end).toBeGreaterThan(at);
            for (let time = at; time < end; time += 997) {
              const isIn = ranges.some((one) => time >= (one.from ?? 0) && time < (one.to ?? 0));
              seen.push(isIn === isInPartition(time, { index, of }));
            }
            at = end;
          }
          expect(seen).not.toContain(false);
        }
      },
    ),
    { numRuns: 50 },
  );
});

test.each([
  ['one after the other', 1],
  ['every full minute', 60_000 / blockMs],
  ['every full hour', 3_600_000 / blockMs],
])('blocks %s are shared evenly', (_, step) => {
  const counts = [0, 0, 0, 0];
  const first = Math.floor(start / blockMs);
  for (let n = 0; n < 4_000; n++) {
    const part = partOfBlock(first + n * step, 4);
    counts[part] = (counts[part] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(120);
});

test('which part a block is in never changes: checkpoints depend on it', () => {
  const first = Math.floor(start / blockMs);
  const parts = Array.from({ length: 12 }, (_, n) => partOfBlock(first + n, 4));
  expect(parts).toEqual([3, 2, 1, 0, 1, 0, 3, 0, 0, 3, 3, 3]);
  expect(partOfBlock(-1, 4)).toBeLessThan(4);
});
