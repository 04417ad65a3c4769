/** Rules before there is a model, and beside the first one until it has scored what came before it. */
import type { Result } from '../../../common/result';
import { type InMemoryPorts, startOfTest, trainedWorld } from '../ports/ports.mock';
import { reconcileDetector } from '../scoring/reconcile_detector';
import { runScoreCycle } from '../scoring/run_score_cycle';
import { scoreDetector } from '../scoring/score_detector';
import { aDetector, aScan, resultsOf } from './packet_world.mock';

const { signal } = new AbortController();

it('keeps rules working while there is no model, and scores the same rows once there is one', async () => {
  const ports = await trainedWorld(aScan(40), aDetector());
  const { rolesOf } = ports;
  const roles = new Map(rolesOf);
  rolesOf.clear();
  expect(await runScoreCycle(ports, { detectorId: 'wire', partition: 0 }, signal)).toMatchObject({
    ran: true,
    run: { rows_read: 40, rows_skipped: 40, rows_anomalous: 29 },
  });
  expect(resultsOf(ports)[20]).toMatchObject({
    ml_anomaly: true,
    ml: { status: 'skipped', skip_reason: 'MODEL_NOT_TRAINED', rules: ['syn_scan'] },
  });
  expect(resultsOf(ports)[20]).not.toHaveProperty('ml_score');
  for (const [id, value] of roles) rolesOf.set(id, value);
  await runScoreCycle(ports, { detectorId: 'wire', partition: 0 }, signal);
  expect(ports.written.size).toBe(40);
  expect(resultsOf(ports)[20]).toMatchObject({ ml: { status: 'scored', rules: ['syn_scan'] } });
  expect(resultsOf(ports)[20]).toHaveProperty('ml_score');
});

describe('while there is no model', () => {
  /** All but the model, and what brings it. */
  async function learningWorld() {
    const ports = await trainedWorld(aScan(40), aDetector());
    const roles = new Map(ports.rolesOf);
    ports.rolesOf.clear();
    const promote = () => roles.forEach((value, id) => ports.rolesOf.set(id, value));
    const turn = () => runScoreCycle(ports, { detectorId: 'wire', partition: 0 }, signal);
    return { ports, promote, turn };
  }

  it('takes the place of no scored result, and stops, when a model comes meanwhile', async () => {
    const { ports, promote, turn } = await learningWorld();
    let scored: Result[] = [];
    const { writer } = ports;
    // Another part scores everything between judging and writing.
    ports.writer = {
      write: async (...written) => {
        ports.writer = writer;
        promote();
        await scoreDetector(ports, 'wire', { signal });
        scored = resultsOf(ports);
        return writer.write(...written);
      },
    };
    expect(await turn()).toMatchObject({ run: { rows_read: ports.pageSize, more: true } });
    expect(scored).toHaveLength(40);
    expect(resultsOf(ports)).toEqual(scored);
  });

  it('goes on beside the first model until that has scored what came before it', async () => {
    const { ports, promote, turn } = await learningWorld();
    ports.source = aScan(120);
    ports.now = startOfTest + 60_000;
    await turn();
    promote();
    ports.now = startOfTest + 90_000;
    ports.configured = { ...ports.configured, pages_in_flight: 1, run_budget: '1s' };
    // Every page takes a second, which is all of the budget.
    ports.beforeWrite = () => (ports.now += 1_000);
    await turn();
    const statusesOf = () => resultsOf(ports).map(({ ml }) => ml.status);
    const [scored, ruled] = [statusesOf().indexOf('skipped'), statusesOf().length];
    expect(scored).toBeGreaterThan(0);
    expect(scored).toBeLessThan(50);
    expect(ruled).toBeGreaterThan(55);
    for (let i = 0; i < 30; i += 1) await turn();
    expect(new Set(statusesOf())).toEqual(new Set(['scored']));
    const runs = ports.stateOf.get('wire')?.value.runs ?? [];
    expect(runs.filter(({ rows_skipped: rows }) => rows > 0)).toEqual([]);
  });

  it('leaves what a model had passed meanwhile to the reconcile run', async () => {
    const { ports, promote, turn } = await learningWorld();
    const late = ports.source.splice(20, 1);
    promote();
    await scoreDetector(ports, 'wire', { signal });
    ports.rolesOf.clear();
    ports.source.push(...late);
    await turn();
    expect(resultsOf(ports)[20]).toMatchObject({ ml: { skip_reason: 'MODEL_NOT_TRAINED' } });
    promote();
    await reconcileDetector(ports, 'wire', { signal });
    expect(resultsOf(ports)[20]).toMatchObject({ ml: { status: 'scored', rules: ['syn_scan'] } });
  });

  it('may do the same again', async () => {
    const { ports, turn } = await learningWorld();
    await turn();
    const once = resultsOf(ports);
    ports.stateOf.clear();
    expect(await turn()).toMatchObject({ run: { rows_read: 40, rows_anomalous: 29 } });
    expect(resultsOf(ports)).toEqual(once);
  });

  it.each<[string, (ports: InMemoryPorts) => void]>([
    ['deleted', ({ stored }) => stored.clear()],
    ['disabled', ({ stored }) => stored.set('wire', { ...aDetector(), enabled: false })],
    ['changed', ({ stored }) => stored.set('wire', aDetector({ rules: { policy: 'both' } }))],
  ])('stops when the detector was %s meanwhile', async (_, change) => {
    const { ports, turn } = await learningWorld();
    ports.beforeWrite = () => change(ports);
    expect(await turn()).toMatchObject({ run: { rows_read: ports.pageSize, more: true } });
  });
});
