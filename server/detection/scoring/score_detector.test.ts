import { detectorStateCodec } from '../../../common/detector_state';
import { AppError } from '../../../common/errors';
import {
  aDetector,
  documents,
  InMemoryPorts,
  startOfTest,
  trainedWorld,
} from '../ports/ports.mock';
import { readLedger } from './ledger';
import { reconcileDetector } from './reconcile_detector';
import { runScoreCycle } from './run_score_cycle';
import { scoreDetector } from './score_detector';

const { signal } = new AbortController();

const ledgerOf = async (ports: InMemoryPorts) => {
  const { value: state } = await ports.states.get('pump');
  return readLedger(ports, { detector: aDetector(), state }, signal);
};

describe('happy path', () => {
  it('scores every document once and moves the checkpoint to the end of the window', async () => {
    const ports = await trainedWorld(documents(95));
    const run = await scoreDetector(ports, 'pump', { signal });
    expect(run).toMatchObject({ rows_read: 95, rows_scored: 95, rows_skipped: 0, more: false });
    expect(ports.written.size).toBe(95);
    expect(ports.stateOf.get('pump')?.value.checkpoint).toBe(ports.now - 10_000);
    expect(await ledgerOf(ports)).toEqual({
      ingested: 95,
      scored: 95,
      skipped: 0,
      skip_reasons: [],
      dead_lettered: 0,
      pending: 0,
      missing: 0,
      gone: 0,
    });
  });

  it('reads only what came since, and leaves what may still be late', async () => {
    const ports = await trainedWorld(documents(40));
    await scoreDetector(ports, 'pump', { signal });
    const { now } = ports;
    ports.source.push(...documents(30, now).map((d) => ({ ...d, id: `new-${d.id}` })));
    ports.now = now + 30_000;
    const run = await scoreDetector(ports, 'pump', { signal });
    // The last ten seconds are within the query delay.
    expect(run.rows_read).toBe(20);
    expect(await ledgerOf(ports)).toMatchObject({ ingested: 70, scored: 60, pending: 10 });
  });

  it('keeps with each run how far behind it left scoring, and reads runs that were kept without', async () => {
    const ports = await trainedWorld(documents(40));
    ports.pageSize = 1;
    const first = await scoreDetector(ports, 'pump', { signal, budgetMs: 0 });
    // Up to the second of its documents: of the first one's time there might be more.
    const reached = ports.stateOf.get('pump')?.value.checkpoint ?? Number.NaN;
    expect(reached).toBeLessThan(startOfTest + 40_000);
    expect(first).toMatchObject({ more: true, lag_ms: ports.now - 10_000 - reached });
    const second = await scoreDetector(ports, 'pump', { signal });
    expect(second).toMatchObject({ more: false, lag_ms: 0 });
    const state = ports.stateOf.get('pump')?.value;
    expect(state?.runs.map(({ kind, lag_ms: lag }) => [kind, lag])).toEqual([
      ['score', 0],
      ['score', first.lag_ms],
      ['train', undefined],
    ]);
    expect(detectorStateCodec.is(state)).toBe(true);
  });

  it('gives a row that cannot be scored a reason', async () => {
    const rows = documents(40);
    const [first, second, third] = rows;
    if (!first || !second || !third) throw new Error('rows');
    first.source = { ...first.source, x: undefined };
    second.source = { ...second.source, y: 'high' };
    third.source = { ...third.source, x: [] };
    const ports = await trainedWorld(rows);
    const run = await scoreDetector(ports, 'pump', { signal });
    expect(run).toMatchObject({ rows_scored: 37, rows_skipped: 3 });
    const reasons = [...ports.written.values()].flatMap(({ ml }) =>
      ml.status === 'skipped' ? [`${ml.skip_reason} ${ml.skip_field}`] : [],
    );
    expect(reasons.sort()).toEqual([
      'FEATURE_MISSING x',
      'FEATURE_MISSING x',
      'FEATURE_NOT_NUMERIC y',
    ]);
  });

  it('names what was filled in and what lies beyond the training rows', async () => {
    const detector = aDetector({
      features: [
        { field: 'x', missing: 'skip' },
        { field: 'y', missing: 'median' },
      ],
    });
    const ports = await trainedWorld(documents(40), detector);
    const base = { index: 'pump', time: startOfTest + 100_000 };
    ports.source.push(
      { ...base, id: 'no-y', source: { x: 3 } },
      { ...base, id: 'far', source: { x: 9, y: 1 } },
    );
    await scoreDetector(ports, 'pump', { signal });
    const verdicts = [...ports.written.values()].map((result) => result.ml);
    expect(verdicts.find(({ source }) => source.id === 'no-y')).toMatchObject({
      status: 'imputed',
      imputed: ['y'],
    });
    expect(verdicts.find(({ source }) => source.id === 'far')).toMatchObject({
      status: 'out_of_range',
      out_of_range: ['x'],
      reasons: [{ feature: 'x', value: 9 }, { feature: 'y' }],
    });
  });
});

describe('unhappy path', () => {
  it('does not move the checkpoint past a page that was not settled, and loses nothing', async () => {
    const ports = await trainedWorld(documents(95));
    let writes = 0;
    ports.beforeWrite = () => {
      writes += 1;
      if (writes === 4) throw new AppError('ES_BACKPRESSURE', 'Too busy.');
    };
    await expect(scoreDetector(ports, 'pump', { signal })).rejects.toThrow('Too busy.');
    expect(ports.stateOf.get('pump')?.value.checkpoint).toBeNull();
    expect(ports.stateOf.get('pump')?.value.error).toMatchObject({
      code: 'ES_BACKPRESSURE',
      kind: 'score',
    });
    const run = await scoreDetector(ports, 'pump', { signal });
    expect(run.rows_read).toBe(95);
    expect(ports.written.size).toBe(95);
    expect(ports.stateOf.get('pump')?.value.error).toBeNull();
    expect(ports.logged.filter((line) => line.includes('score'))).toHaveLength(2);
  });

  it('stops within its budget, but never where it began', async () => {
    const tied = documents(60).map((d, i) => (i < 40 ? { ...d, time: startOfTest } : d));
    const ports = await trainedWorld(tied);
    ports.beforeWrite = () => {
      ports.now += 1000;
    };
    const first = await scoreDetector(ports, 'pump', { signal, budgetMs: 1 });
    expect(first.more).toBe(true);
    let run = first;
    let turns = 0;
    while (run.more && turns++ < 20) {
      run = await scoreDetector(ports, 'pump', { signal, budgetMs: 1 });
    }
    expect(run.more).toBe(false);
    expect(ports.written.size).toBe(60);
  });

  it('says what is missing', async () => {
    const ports = new InMemoryPorts();
    await expect(scoreDetector(ports, 'pump', { signal })).rejects.toMatchObject({
      code: 'DETECTOR_NOT_FOUND',
    });
    ports.stored.set('pump', aDetector());
    await expect(scoreDetector(ports, 'pump', { signal })).rejects.toMatchObject({
      code: 'MODEL_NOT_TRAINED',
    });
    expect(await runScoreCycle(ports, { detectorId: 'pump', partition: 0 }, signal)).toEqual({
      ran: false,
      because: 'no_model',
    });
  });

  it('refuses a model of other features and names both', async () => {
    const ports = await trainedWorld(documents(40));
    ports.stored.set('pump', aDetector({ features: [{ field: 'z', missing: 'skip' }] }));
    await expect(scoreDetector(ports, 'pump', { signal })).rejects.toThrow(/features z; .* x, y\./);
  });

  it('stops when it is cancelled', async () => {
    const ports = await trainedWorld(documents(95));
    const controller = new AbortController();
    ports.beforeWrite = () => controller.abort();
    await expect(scoreDetector(ports, 'pump', { signal: controller.signal })).rejects.toMatchObject(
      { code: 'ABORTED' },
    );
    expect(ports.written.size).toBeLessThan(95);
    expect(ports.stateOf.get('pump')?.value.error).toBeNull();
  });
});

describe('reconcile', () => {
  it('finds what came late and what has no time', async () => {
    const ports = await trainedWorld(documents(50));
    await scoreDetector(ports, 'pump', { signal });
    ports.source.push(
      {
        index: 'pump',
        id: 'late',
        time: startOfTest + 5_500,
        source: { '@timestamp': new Date(startOfTest + 5_500).toISOString(), x: 1, y: 1 },
      },
      { index: 'pump', id: 'timeless', time: null, source: { x: 1, y: 1 } },
    );
    expect(await ledgerOf(ports)).toMatchObject({ missing: 2, pending: 0 });
    const run = await reconcileDetector(ports, 'pump', { signal });
    expect(run).toMatchObject({ rows_read: 2, rows_scored: 1, rows_skipped: 1 });
    expect(await ledgerOf(ports)).toMatchObject({
      ingested: 52,
      scored: 51,
      skipped: 1,
      missing: 0,
    });
  });

  it('finds a late document behind a deleted one only when thorough', async () => {
    const ports = await trainedWorld(documents(50));
    await scoreDetector(ports, 'pump', { signal });
    const [gone] = ports.source.splice(5, 1);
    if (!gone) throw new Error('rows');
    ports.source.push({ ...gone, id: 'late' });
    expect(await reconcileDetector(ports, 'pump', { signal })).toMatchObject({ rows_read: 0 });
    expect(await reconcileDetector(ports, 'pump', { signal, thorough: true })).toMatchObject({
      rows_read: 1,
    });
  });
});
