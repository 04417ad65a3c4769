/** Sorting that does not keep others on the event loop waiting, however many values there are. */
import { inTurns } from './turns';

/** Items that are sorted in one go: some tenths of a millisecond. */
const runLength = { numbers: 8_192, others: 512 } as const;

interface Items<T> {
  readonly length: number;
  [index: number]: T;
}

interface Sorting<T> {
  /** Sorted, each so many items. */
  runLength: number;
  isBefore: (a: T, b: T) => boolean;
}

/** Merges the sorted runs from `start` and from `middle`, the first of equals first. */
async function mergeTwo<T>(
  { from, to, isBefore }: { from: Items<T>; to: Items<T> } & Pick<Sorting<T>, 'isBefore'>,
  { start, middle, end }: { start: number; middle: number; end: number },
): Promise<void> {
  let [left, right] = [start, middle];
  await inTurns(
    end - start,
    (merged) => {
      const takesRight =
        right < end && (left >= middle || isBefore(from[right] as T, from[left] as T));
      to[start + merged] = from[takesRight ? right : left] as T;
      if (takesRight) right += 1;
      else left += 1;
    },
    1_024,
  );
}

/** @returns that of both which holds all in order */
async function mergeRuns<T, Those extends Items<T>>(
  [runs, spare]: [Those, Those],
  { runLength: first, isBefore }: Sorting<T>,
): Promise<Those> {
  const { length } = runs;
  let [from, to] = [runs, spare];
  for (let width = first; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) {
      const middle = Math.min(start + width, length);
      const end = Math.min(start + 2 * width, length);
      await mergeTwo<T>({ from, to, isBefore }, { start, middle, end });
    }
    [from, to] = [to, from];
  }
  return from;
}

/**
 * What `values.sort()` gives, by sorted runs that are merged pairwise (Knuth, The Art of Computer
 * Programming, volume 3, 5.2.4); `values` themselves are left in any order. None may be NaN.
 */
export async function sortNumbers(values: Float64Array): Promise<Float64Array> {
  const { numbers } = runLength;
  const { length } = values;
  const sortRun = (run: number) => values.subarray(run * numbers, (run + 1) * numbers).sort();
  await inTurns(Math.ceil(length / numbers), sortRun, 1);
  if (length <= numbers) return values;
  // As a typed array's own sort has it, -0 goes before 0.
  const isBefore = (a: number, b: number) => a < b || (a === b && Object.is(a, -0));
  const sorting = { runLength: numbers, isBefore };
  return mergeRuns<number, Float64Array>([values, new Float64Array(length)], sorting);
}

/** What `[...items].sort(compare)` gives, in the same way. */
export async function sortItems<T>(
  items: Iterable<T>,
  compare: (a: T, b: T) => number,
): Promise<T[]> {
  const all = [...items];
  const runs: T[] = [];
  await inTurns(
    Math.ceil(all.length / runLength.others),
    (run) => {
      const start = run * runLength.others;
      runs.push(...all.slice(start, start + runLength.others).sort(compare));
    },
    1,
  );
  const isBefore = (a: T, b: T) => compare(a, b) < 0;
  return mergeRuns<T, T[]>([runs, all], { runLength: runLength.others, isBefore });
}
