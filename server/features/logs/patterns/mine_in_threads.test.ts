import { mkdirSync } from 'fs';
import path from 'path';
import { buildPatternWorker } from '../../../../packaging/build_worker';
import { createPatternMining } from './mine_in_threads';
import { PatternMiner } from './pattern_miner';
import type { MiningSession } from './pattern_mining';

const root = path.join(__dirname, '../../../..');
const never = new AbortController().signal;
let workerFile: string;

beforeAll(() => {
  const folder = path.join(root, 'target/test');
  mkdirSync(folder, { recursive: true });
  workerFile = buildPatternWorker(root, folder);
});

const pages = [0, 1, 2].map((page) => ({
  lines: Array.from(
    { length: 500 },
    (_, i) => `unit ${i % 7} is going ${i % 3 ? 'up' : 'down'} now ${page}`,
  ),
  times: Array.from({ length: 500 }, (_, i) => (i === 0 ? null : page * 500 + i)),
}));

it('mines in a thread what is mined here', async () => {
  const session = await createPatternMining({ workerFile }).open(never);
  for (const page of pages) await session.add(page);
  const mined = await session.finish();
  await session.close();
  const miner = new PatternMiner();
  for (const { lines, times } of pages) {
    lines.forEach((line, i) => miner.add(line, times[i] ?? null));
  }
  expect(mined).toEqual(miner.result());
  expect(mined.patterns[0]?.template).toBe('unit <*> is going <*> now <*>');
});

it('lets further sessions wait for their turn, in the order in which they came', async () => {
  const mining = createPatternMining({ workerFile, sessions: 1 });
  const first = await mining.open(never);
  const opened: string[] = [];
  const open = (name: string, signal = never) =>
    mining.open(signal).then((session) => {
      opened.push(name);
      return session;
    });
  const gone = new AbortController();
  const second = open('second');
  const third = open('third', gone.signal);
  const fourth = open('fourth');
  gone.abort();
  await expect(third).rejects.toMatchObject({ code: 'ABORTED' });
  expect(opened).toEqual([]);
  await first.close();
  await (await second).close();
  await (await fourth).close();
  expect(opened).toEqual(['second', 'fourth']);
});

it('ends with its signal, and its turn goes on', async () => {
  const mining = createPatternMining({ workerFile, sessions: 1 });
  const controller = new AbortController();
  const session: MiningSession = await mining.open(controller.signal);
  const lines = Array.from({ length: 200_000 }, (_, i) => `word${i} `.repeat(5));
  const working = session.add({ lines, times: [] });
  controller.abort();
  await expect(working).rejects.toMatchObject({ code: 'ABORTED' });
  await expect(session.finish()).rejects.toMatchObject({ code: 'ABORTED' });
  await session.close();
  await session.close();
  const next = await mining.open(never);
  await next.close();
});

it('says so when the thread cannot run', async () => {
  const session = await createPatternMining({ workerFile: `${workerFile}.missing` }).open(never);
  await expect(session.add({ lines: ['x'], times: [null] })).rejects.toMatchObject({
    code: 'INTERNAL',
  });
  await session.close();
});
