import { startOfTest } from '../detection/ports/ports.mock';
import { aGroup, AlertingWorld, anAlert } from './alerting.mock';
import { initialAnomaliesState, readAnomaliesState, type AnomaliesState } from './anomalies_state';
import { judgeAnomalies } from './judge_anomalies';
import { refreshMarginMs } from './judged_span';

const { signal } = new AbortController();
const minute = 60_000;
const params = { detector_ids: ['pump'], window: '5m', group_by: 'host' };

const run = (world: AlertingWorld, state: AnomaliesState, limit = 1_000) =>
  judgeAnomalies(world.ports, { params, limit, state }, signal);

const withActive = (...active: AnomaliesState['active']): AnomaliesState => ({
  format_version: 1,
  judged_to: { pump: startOfTest - minute },
  active,
});

test('one alert per entity, the worst first, judged up to the checkpoint', async () => {
  const world = new AlertingWorld();
  const groups = [
    aGroup({ entity: 'b', score: 0.7 }),
    aGroup({ entity: 'a', score: 0.9, count: 3 }),
  ];
  world.answer = { rows: 50, groups, more: false };
  const { found, limited, state } = await run(world, initialAnomaliesState);
  expect(found).toMatchObject([
    { id: 'pump:a', entity: 'a', count: 3, score: 0.9, reasons: 'x 9 (typical 3)' },
    { id: 'pump:b', entity: 'b', count: 1, score: 0.7 },
  ]);
  expect(limited).toBe(false);
  expect(world.asked[0]?.span).toEqual({ from: startOfTest - 5 * minute, to: startOfTest });
  expect(state.judged_to).toEqual({ pump: startOfTest });
  expect(readAnomaliesState(JSON.parse(JSON.stringify(state)))).toEqual(state);
});

test('looks back over runs that were missed, a day at most', async () => {
  const world = new AlertingWorld();
  await run(world, { ...withActive(), judged_to: { pump: startOfTest - 60 * minute } });
  await run(world, { ...withActive(), judged_to: { pump: startOfTest - 5_000 * minute } });
  expect(world.asked.map(({ span }) => startOfTest - span.from)).toEqual([
    60 * minute + refreshMarginMs,
    1_440 * minute,
  ]);
});

test('an entity with ordinary rows has recovered', async () => {
  const world = new AlertingWorld();
  world.present.add('a');
  const { recovered, kept, state } = await run(world, withActive(anAlert()));
  expect(recovered).toMatchObject([{ alert: { id: 'pump:a' }, because: 'no_anomalies' }]);
  expect(kept).toEqual([]);
  expect(state.active).toEqual([]);
});

test('rows without an entity recover by such rows alone, not by those of others', async () => {
  const world = new AlertingWorld();
  const nameless = withActive(anAlert({ id: 'pump:', entity: null }));
  const first = await run(world, nameless);
  expect(world.absent).toEqual([null]);
  expect([first.recovered, first.kept.map(({ because }) => because)]).toEqual([
    [],
    ['entity_silent'],
  ]);
  world.present.add(null);
  expect((await run(world, nameless)).recovered).toMatchObject([{ because: 'no_anomalies' }]);
});

test('without a grouping any rows are those of the alert', async () => {
  const world = new AlertingWorld();
  const whole = anAlert({ id: 'pump', entity_field: null, entity: null });
  const { recovered } = await judgeAnomalies(
    world.ports,
    { params: { ...params, group_by: undefined }, limit: 10, state: withActive(whole) },
    signal,
  );
  expect(recovered).toMatchObject([{ because: 'no_anomalies' }]);
});

test('no rows at all is no recovery', async () => {
  const world = new AlertingWorld();
  world.answer = { rows: 0, groups: [], more: false };
  const { recovered, kept, state } = await run(world, withActive(anAlert()));
  expect(recovered).toEqual([]);
  expect(kept).toMatchObject([{ alert: { id: 'pump:a' }, because: 'no_data' }]);
  expect(state.active).toEqual([anAlert()]);
});

test('scoring that stands still is no recovery', async () => {
  const world = new AlertingWorld(startOfTest - minute);
  world.present.add('a');
  const { recovered, kept } = await run(world, withActive(anAlert()));
  expect([recovered, kept.map(({ because }) => because)]).toEqual([[], ['not_scored']]);
});

test('a detector that has not scored yet is no recovery either', async () => {
  const world = new AlertingWorld(null);
  const { recovered, kept, state } = await run(world, withActive(anAlert()));
  expect([recovered, kept.map(({ because }) => because)]).toEqual([[], ['not_scored']]);
  expect(state.judged_to).toEqual({ pump: startOfTest - minute });
});

test('an entity that is silent stays for a day, then it is gone', async () => {
  const world = new AlertingWorld();
  const silent = withActive(anAlert({ time: startOfTest - 60 * minute }));
  expect((await run(world, silent)).kept).toMatchObject([{ because: 'entity_silent' }]);
  const gone = withActive(anAlert({ time: startOfTest - 1_441 * minute }));
  expect((await run(world, gone)).recovered).toMatchObject([{ because: 'entity_gone' }]);
});

test('alerts of detectors and groupings that the rule no longer has end', async () => {
  const world = new AlertingWorld();
  const other = anAlert({ id: 'other', detector_id: 'other' });
  const by = anAlert({ id: 'pump:eu', entity_field: 'region', entity: 'eu' });
  const { recovered } = await run(world, withActive(other, by));
  expect(recovered.map(({ because }) => because)).toEqual(['detector_gone', 'rule_changed']);
});

test('5,000 anomalous entities with a limit of 1,000: the worst, the limit told, no recovery', async () => {
  const world = new AlertingWorld();
  world.present.add('old');
  const groups = Array.from({ length: 1_000 }, (_, i) =>
    aGroup({ entity: `e${i}`, score: 0.99 - i / 10_000 }),
  );
  world.answer = { rows: 9_000, groups, more: true };
  const old = anAlert({ id: 'pump:old', entity: 'old' });
  const first = await run(world, withActive(old));
  expect(first.limited).toBe(true);
  expect(first.found).toHaveLength(1_000);
  expect(first.found[0]).toMatchObject({ id: 'pump:e0', score: 0.99 });
  expect(first.recovered).toEqual([]);
  // As in Kibana: what was active stays and takes a place.
  expect(first.state.active).toHaveLength(1_000);
  expect(first.state.active[0]?.id).toBe('pump:old');
  expect(first.state.active.map(({ id }) => id)).not.toContain('pump:e999');
});

test('kept alerts count towards the limit', async () => {
  const world = new AlertingWorld();
  world.answer = { rows: 10, groups: [aGroup({ entity: 'new' })], more: false };
  const held = ['a', 'b'].map((entity) => anAlert({ id: `pump:${entity}`, entity }));
  const { found, kept, limited, state } = await run(world, withActive(...held), 2);
  expect([found.length, kept.length, limited]).toEqual([1, 1, true]);
  expect(state.active.map(({ id }) => id)).toEqual(['pump:a', 'pump:b']);
});

test('a missing detector is told while the others are judged; without any it fails', async () => {
  const world = new AlertingWorld();
  const both = { ...params, detector_ids: ['pump', 'gone'] };
  const input = { limit: 10, state: initialAnomaliesState };
  const judged = await judgeAnomalies(world.ports, { ...input, params: both }, signal);
  expect(judged.warnings).toEqual([expect.stringContaining('"gone"')]);
  const none = { ...params, detector_ids: ['gone'] };
  await expect(
    judgeAnomalies(world.ports, { ...input, params: none }, signal),
  ).rejects.toMatchObject({ code: 'DETECTOR_NOT_FOUND' });
});

test('the alerts of the only detector end once it is deleted; the next run fails', async () => {
  const world = new AlertingWorld();
  world.memory.stored.clear();
  const { recovered, warnings, state } = await run(world, withActive(anAlert()));
  expect(recovered).toMatchObject([{ alert: { id: 'pump:a' }, because: 'detector_gone' }]);
  expect(warnings).toEqual(['There is no detector "pump".']);
  expect(state.active).toEqual([]);
  await expect(run(world, state)).rejects.toMatchObject({ code: 'DETECTOR_NOT_FOUND' });
});

test('a state of another form starts afresh', () => {
  expect(readAnomaliesState({})).toEqual(initialAnomaliesState);
  expect(readAnomaliesState({ format_version: 2 })).toEqual(initialAnomaliesState);
});
