import { inTurns, turns } from './turns';

/** A clock that stands still but for work. */
let now = 1_000_000;
const work = (ms: number) => void (now += ms);

/** Passes of the event loop, so that what turn there was has ended, and all that was due before. */
const passes = async () => {
  await new Promise((resolve) => setTimeout(resolve, 2));
  // Timers may come first: of what waits for the end of the pass, this is the last.
  await new Promise((resolve) => setImmediate(resolve));
};

beforeEach(async () => {
  await passes();
  now += 1_000;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
});

afterEach(() => jest.restoreAllMocks());

it('is over after some milliseconds of work, and then others have their turn', async () => {
  await turns.next();
  expect(turns.isOver()).toBe(false);
  work(5);
  expect(turns.isOver()).toBe(true);
  let others = 0;
  setTimeout(() => (others += 1), 0);
  setImmediate(() => (others += 1));
  await passes();
  await turns.next();
  expect(others).toBe(2);
  expect(turns.isOver()).toBe(false);
});

it('begins with who asks first, and ends with the pass of the event loop', async () => {
  expect(turns.isOver()).toBe(false);
  work(5);
  expect(turns.isOver()).toBe(true);
  await passes();
  expect(turns.isOver()).toBe(false);
});

/** Works in steps of a millisecond, and writes down who worked in which turn of the event loop. */
async function workers(names: readonly string[], steps: number): Promise<string[]> {
  const seen: string[] = [''];
  let isRunning = true;
  const mark = () => {
    if (seen[seen.length - 1] !== '') seen.push('');
    if (isRunning) setImmediate(mark);
  };
  setImmediate(mark);
  const one = (name: string) =>
    inTurns(
      steps,
      () => {
        work(1);
        seen[seen.length - 1] += name;
      },
      1,
    );
  await Promise.all(names.map(one));
  isRunning = false;
  return seen.filter((turn) => turn !== '');
}

it('cuts work into turns', async () => {
  expect(await workers(['a'], 10)).toEqual(['aaaa', 'aaaa', 'aa']);
});

it('shares each turn among all who work, whoever waits longest first', async () => {
  const seen = await workers(['a', 'b', 'c'], 6);
  expect(seen).toEqual(['aaaa', 'aabb', 'cccc', 'bbbb', 'cc']);
});

it('passes failures on, and goes on with others', async () => {
  const failing = inTurns(3, (i) => {
    if (i === 1) throw new Error('broken');
  });
  await expect(failing).rejects.toThrow('broken');
  expect(await workers(['a'], 2)).toEqual(['aa']);
});
