import { AppError } from '../../../common/errors';
import type { Detector } from '../../../common/detector';
import { deleteDetector } from '../detectors/delete_detector';
import { readLedger } from './ledger';
import {
  aDetector,
  documents,
  type InMemoryPorts,
  startOfTest,
  trainedWorld,
} from '../ports/ports.mock';
import { isInPartition } from './partitions';
import { reconcileDetector } from './reconcile_detector';
import { runScoreCycle } from './run_score_cycle';
import { scoreDetector } from './score_detector';

const { signal } = new AbortController();

const cutInto = (partitions: number, changes: Partial<Detector> = {}) =>
  aDetector({ schedule: { ...aDetector().schedule, partitions }, ...changes });

const cut = (ports: InMemoryPorts, partitions: number) =>
  void ports.stored.set('pump', cutInto(partitions));

const score = (ports: InMemoryPorts, partition: number, budgetMs?: number) =>
  scoreDetector(ports, 'pump', { signal, partition, budgetMs });

async function stateOf(ports: InMemoryPorts) {
  return (await ports.states.get('pump')).value;
}

async function ledgerOf(ports: InMemoryPorts) {
  const state = await stateOf(ports);
  return readLedger(ports, { detector: aDetector(), state }, signal);
}

const settled = (rows: number) => ({ ingested: rows, scored: rows, pending: 0, missing: 0 });

describe('a detector in parts', () => {
  it('is scored by all of them together, each with a checkpoint of its own', async () => {
    const ports = await trainedWorld(documents(400), cutInto(4));
    let rows = 0;
    for (const partition of [0, 1, 2, 3]) {
      expect((await stateOf(ports)).checkpoint).toBeNull();
      const run = await score(ports, partition);
      expect(run).toMatchObject({ partition, more: false });
      expect(run.rows_scored).toBeGreaterThan(0);
      rows += run.rows_scored;
    }
    expect(rows).toBe(400);
    expect((await stateOf(ports)).checkpoint).toBe(ports.now - 10_000);
    expect(await ledgerOf(ports)).toMatchObject(settled(400));
  });

  it('adds up at the same time too, and names the host of each run', async () => {
    const ports = await trainedWorld(documents(400), cutInto(8));
    Object.assign(ports, { node: 'one' });
    await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((partition) => score(ports, partition)));
    const { runs } = await stateOf(ports);
    const scored = runs.filter(({ kind }) => kind === 'score');
    expect(scored.reduce((sum, run) => sum + run.rows_scored, 0)).toBe(400);
    expect(new Set(scored.map(({ node }) => node))).toEqual(new Set(['one']));
    expect(await ledgerOf(ports)).toMatchObject(settled(400));
  });

  it('a part that fails keeps no other from its work, and its failure stays until it works', async () => {
    const ports = await trainedWorld(documents(400), cutInto(4));
    const failing = { index: 2, of: 4 };
    ports.beforeWrite = (results) => {
      if (results.some(({ time }) => isInPartition(time ?? 0, failing))) {
        throw new AppError('ES_BACKPRESSURE', 'Too busy.');
      }
    };
    for (const partition of [0, 1, 3]) await score(ports, partition);
    await expect(score(ports, 2)).rejects.toThrow('Too busy.');
    await score(ports, 3);
    const failed = await stateOf(ports);
    expect(failed).toMatchObject({ checkpoint: null, error: { code: 'ES_BACKPRESSURE' } });
    expect(failed.partitions?.map(({ error }) => error?.code)).toEqual([
      undefined,
      undefined,
      'ES_BACKPRESSURE',
      undefined,
    ]);
    expect((await ledgerOf(ports)).pending).toBe(400 - ports.written.size);
    ports.beforeWrite = () => undefined;
    await score(ports, 2);
    expect((await stateOf(ports)).error).toBeNull();
    expect(await ledgerOf(ports)).toMatchObject(settled(400));
  });

  it('goes on when it is cut otherwise: 1, 4, 2 and 1 parts', async () => {
    const ports = await trainedWorld(documents(100), cutInto(1));
    await score(ports, 0);
    const [first] = ports.written.keys();
    let count = 100;
    for (const parts of [4, 2, 1]) {
      cut(ports, parts);
      const more = documents(100, ports.now).map((one) => ({ ...one, id: `${parts}-${one.id}` }));
      ports.source.push(...more);
      ports.now += 200_000;
      count += 100;
      // The first part alone: the others begin where all had got to.
      await score(ports, 0);
      if (parts > 1) expect((await ledgerOf(ports)).pending).toBeGreaterThan(0);
      for (let part = 1; part < parts; part++) await score(ports, part);
      expect(await ledgerOf(ports)).toMatchObject(settled(count));
      expect((await stateOf(ports)).partitions?.length).toBe(parts === 1 ? undefined : parts);
    }
    expect([...ports.written.keys()][0]).toBe(first);
  });

  it('does what only some parts had done again when it is cut otherwise, and loses nothing', async () => {
    const ports = await trainedWorld(documents(400), cutInto(4));
    await score(ports, 1);
    await score(ports, 3);
    cut(ports, 2);
    await score(ports, 0);
    await score(ports, 1);
    expect(await ledgerOf(ports)).toMatchObject(settled(400));
    expect(ports.written.size).toBe(400);
  });

  it('is scored as a whole where no part is named', async () => {
    const ports = await trainedWorld(documents(400), cutInto(4));
    await score(ports, 1);
    await scoreDetector(ports, 'pump', { signal });
    const { checkpoint, partitions } = await stateOf(ports);
    expect(partitions?.every((part) => part.checkpoint === checkpoint)).toBe(true);
    expect(await ledgerOf(ports)).toMatchObject(settled(400));
  });

  it('finds what came late up to where all parts have got', async () => {
    const ports = await trainedWorld(documents(400), cutInto(4));
    for (const partition of [0, 1, 2]) await score(ports, partition);
    ports.source.push(...documents(3, startOfTest + 500).map((d) => ({ ...d, id: `l-${d.id}` })));
    expect(await reconcileDetector(ports, 'pump', { signal })).toMatchObject({ rows_read: 0 });
    await score(ports, 3);
    await reconcileDetector(ports, 'pump', { signal });
    expect(await ledgerOf(ports)).toMatchObject(settled(403));
  });

  it('reads over years without a document in a few searches', async () => {
    const year = 31_536_000_000;
    const rows = [0, 5, 9].flatMap((years) =>
      documents(20, startOfTest - years * year).map((one) => ({
        ...one,
        id: `${years}-${one.id}`,
      })),
    );
    const ports = await trainedWorld(rows, cutInto(2));
    const read = jest.spyOn(ports.reader, 'pages');
    const asked = jest.spyOn(ports.reader, 'firstTime');
    for (const partition of [0, 1]) await score(ports, partition);
    expect(ports.written.size).toBe(60);
    expect(read.mock.calls.length + asked.mock.calls.length).toBeLessThan(60);
  });

  it('a part that is no more ends its task', async () => {
    const ports = await trainedWorld(documents(40), cutInto(2));
    const cycle = (partition: number) =>
      runScoreCycle(ports, { detectorId: 'pump', partition }, signal);
    expect(await cycle(2)).toEqual({ ran: false, because: 'no_such_part' });
    expect(await cycle(1)).toMatchObject({ ran: true });
  });
});

describe('a run that is overtaken', () => {
  /** Moves the clock with each page, and does `then` with the third one. */
  function meanwhile(ports: InMemoryPorts, then: () => void) {
    let pages = 0;
    ports.beforeWrite = () => {
      ports.now += 3_000;
      pages += 1;
      if (pages === 3) then();
    };
  }

  it.each([
    ['disabled', (ports: InMemoryPorts) => ports.stored.set('pump', aDetector({ enabled: false }))],
    ['cut otherwise', (ports: InMemoryPorts) => cut(ports, 3)],
  ])('stops when its detector is %s, and tells no checkpoint of other parts', async (_, change) => {
    const ports = await trainedWorld(documents(1_000));
    meanwhile(ports, () => change(ports));
    const run = await scoreDetector(ports, 'pump', { signal });
    expect(run.more).toBe(true);
    expect(run.rows_scored).toBeLessThan(150);
  });

  it('stops when its detector is deleted, and leaves no state behind', async () => {
    const ports = await trainedWorld(documents(1_000));
    const deleted: Array<Promise<void>> = [];
    meanwhile(ports, () => void deleted.push(deleteDetector(ports, 'pump')));
    const run = await scoreDetector(ports, 'pump', { signal });
    await Promise.all(deleted);
    expect(run.rows_scored).toBeLessThan(150);
    expect(ports.stateOf.size).toBe(0);
  });

  it('writes no checkpoint over that of other parts', async () => {
    const ports = await trainedWorld(documents(1_000), cutInto(2));
    let isCut = false;
    ports.beforeWrite = () => {
      ports.now += 3_000;
      if (isCut) return;
      isCut = true;
      cut(ports, 1);
      const { value, version } = ports.stateOf.get('pump') ?? { version: '0' };
      if (value === undefined) return;
      const changed = { ...value, checkpoint: 5 };
      delete changed.partitions;
      ports.stateOf.set('pump', { value: changed, version: `${version}1` });
    };
    await score(ports, 1);
    expect(await stateOf(ports)).toMatchObject({ checkpoint: 5 });
    expect((await stateOf(ports)).partitions).toBeUndefined();
  });
});

describe('after days of stillness', () => {
  it('catches up in bounded runs, shows how far it is, and is then as ever', async () => {
    const ports = await trainedWorld(documents(1_000));
    ports.now += 3 * 86_400_000;
    ports.beforeWrite = () => void (ports.now += 3_000);
    const shares: number[] = [];
    for (let turn = 0; turn < 50; turn++) {
      const startedAt = ports.now;
      const run = await scoreDetector(ports, 'pump', { signal, budgetMs: 30_000 });
      expect(ports.now - startedAt).toBeLessThan(60_000);
      if (!run.more) break;
      const { catch_up: way, checkpoint } = await stateOf(ports);
      if (way === undefined || checkpoint === null) throw new Error('no catch-up');
      expect(way.from).toBe(startOfTest);
      shares.push((checkpoint - way.from) / (way.to - way.from));
    }
    expect(shares.length).toBeGreaterThan(3);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    expect(await stateOf(ports)).not.toHaveProperty('catch_up');
    expect(await ledgerOf(ports)).toMatchObject(settled(1_000));
  });

  it('looks for what came late in bounded runs too', async () => {
    const ports = await trainedWorld(documents(40));
    await scoreDetector(ports, 'pump', { signal });
    ports.source.push(...documents(500).map((one) => ({ ...one, id: `late-${one.id}` })));
    ports.beforeWrite = () => void (ports.now += 3_000);
    const first = await reconcileDetector(ports, 'pump', { signal, budgetMs: 30_000 });
    expect(first).toMatchObject({ more: true });
    expect(first.rows_scored).toBeLessThan(200);
    expect((await stateOf(ports)).last_reconcile_at).toBeNull();
    let run = first;
    for (let turn = 0; turn < 20 && run.more; turn++) {
      run = await reconcileDetector(ports, 'pump', { signal, budgetMs: 30_000 });
    }
    expect((await stateOf(ports)).last_reconcile_at).not.toBeNull();
    expect(await ledgerOf(ports)).toMatchObject(settled(540));
  });
});

it('two runs of one part at once do no harm', async () => {
  const ports = await trainedWorld(documents(400), cutInto(2));
  await Promise.all([score(ports, 0), score(ports, 0), score(ports, 1), score(ports, 1)]);
  expect(ports.written.size).toBe(400);
  expect(await ledgerOf(ports)).toMatchObject(settled(400));
});
