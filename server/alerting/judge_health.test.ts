import { initialDetectorState, type DetectorState } from '../../common/detector_state';
import { AppError } from '../../common/errors';
import type { DriftReading, LiveReport } from '../../common/live_scoring';
import { healthOf } from '../detection/detectors/describe_detector';
import { aDetector, documents, InMemoryPorts, startOfTest } from '../detection/ports/ports.mock';
import { initialHealthState, readHealthState, type HealthState } from './health_state';
import { healthProblems, judgeHealth } from './judge_health';

const { signal } = new AbortController();

function world(state: Partial<DetectorState> = {}): InMemoryPorts {
  const ports = new InMemoryPorts();
  ports.now = startOfTest + 60_000;
  ports.source = documents(60);
  ports.stored.set('pump', aDetector());
  const value = { ...initialDetectorState, checkpoint: startOfTest + 45_000, ...state };
  ports.stateOf.set('pump', { value, version: '1' });
  return ports;
}

const judge = (ports: InMemoryPorts, params = {}, state: HealthState = initialHealthState) =>
  judgeHealth(ports, { params, state }, signal);

const conditionsOf = async (ports: InMemoryPorts, params = {}) =>
  (await judge(ports, params)).alerts.map(({ id }) => id);

const failure = (code: string) => ({
  error: { code, message: 'no', remedy: '', retryable: true, kind: 'score' as const },
});

test('a detector that is well has no alert', async () => {
  expect(await conditionsOf(world())).toEqual([]);
});

test('no data: the source has been still for too long, or is not there', async () => {
  const ports = world({ checkpoint: startOfTest + 3_600_000 });
  ports.now = startOfTest + 3_600_000;
  expect(await conditionsOf(ports, { no_data_for: '30m' })).toEqual(['pump:no_data']);
  expect(await conditionsOf(ports, { no_data_for: '2h' })).toEqual([]);
  ports.reader.count = () => Promise.reject(new AppError('INDEX_NOT_FOUND', 'none'));
  expect(await conditionsOf(ports, { no_data_for: '2h' })).toEqual(['pump:no_data']);
});

test('lagging, failing, credentials', async () => {
  const behind = world({ checkpoint: startOfTest - 3_600_000 });
  expect(await conditionsOf(behind)).toEqual(['pump:lagging']);
  expect(await conditionsOf(behind, { max_lag: '2h' })).toEqual([]);
  expect(await conditionsOf(world(failure('ES_UNAVAILABLE')))).toEqual(['pump:failing']);
  for (const code of ['CREDENTIALS_INVALID', 'ES_UNAUTHENTICATED', 'ES_FORBIDDEN']) {
    expect(await conditionsOf(world(failure(code)))).toEqual(['pump:credentials_invalid']);
  }
  const unwatched = { conditions: ['no_data'] };
  expect(await conditionsOf(world(failure('ES_UNAVAILABLE')), unwatched)).toEqual([]);
});

test('drift, where it is measured', async () => {
  const health = await healthOf(world(), aDetector());
  const live: LiveReport = {
    model_version: 1,
    rows: 2_000,
    from: '2026-01-01T00:00:00.000Z',
    to: '2026-01-01T01:00:00.000Z',
    alerts_per_day: 1,
    score_quantiles: [],
    drift: null,
    drift_needs_rows: 1_000,
  };
  const drifted = (reading: DriftReading) => {
    const drift = { features: [], scores: { psi: 0, reading }, reading };
    const problems = healthProblems(
      { health: { ...health, live: { ...live, drift } }, documents: 1 },
      {},
    );
    return [...problems.keys()];
  };
  expect(drifted('major')).toEqual(['drift']);
  expect(drifted('moderate')).toEqual([]);
  const unmeasured = { health: { ...health, live }, documents: 1 };
  expect(healthProblems(unmeasured, {}).size).toBe(0);
});

test('what somebody stopped is not unhealthy', async () => {
  const ports = world(failure('ES_UNAVAILABLE'));
  ports.stored.set('pump', { ...aDetector(), enabled: false });
  ports.source = [];
  expect(await conditionsOf(ports)).toEqual([]);
});

test('what cannot be judged fails, so that no alert ends for it', async () => {
  const ports = world();
  ports.reader.count = () => Promise.reject(new AppError('ES_FORBIDDEN', 'no right'));
  await expect(judge(ports)).rejects.toMatchObject({ code: 'ES_FORBIDDEN' });
  await expect(judge(ports, { detector_ids: ['gone'] })).rejects.toMatchObject({
    code: 'DETECTOR_NOT_FOUND',
  });
});

const pumpAnd = (ports: InMemoryPorts, other: string) => {
  ports.stored.set(
    other,
    aDetector({ id: other, source: { ...aDetector().source, indices: [other] } }),
  );
  const value = { ...initialDetectorState, checkpoint: startOfTest + 45_000 };
  ports.stateOf.set(other, { value, version: '1' });
};

test('a detector that cannot be judged keeps its alerts, the others are judged', async () => {
  const ports = world(failure('ES_UNAVAILABLE'));
  pumpAnd(ports, 'fan');
  const { reader } = ports;
  const whereFanIs = (answer: () => Promise<number>): typeof reader => ({
    ...reader,
    count: (scope, range, stop) =>
      scope.indices.includes('fan') ? answer() : reader.count(scope, range, stop),
  });
  ports.reader = whereFanIs(() => Promise.resolve(0));
  const first = await judge(ports);
  expect(first.alerts.map(({ id }) => id)).toEqual(['pump:failing', 'fan:no_data']);
  expect(readHealthState(JSON.parse(JSON.stringify(first.state)))).toEqual(first.state);

  ports.stateOf.delete('pump');
  ports.reader = whereFanIs(() => Promise.reject(new AppError('ES_FORBIDDEN', 'no right')));
  const second = await judge(ports, {}, first.state);
  expect(second.alerts.map(({ id }) => id)).toEqual(['fan:no_data']);
  expect(second.warnings).toEqual([expect.stringMatching(/"fan".*ES_FORBIDDEN: no right/)]);
  expect(second.state.active).toEqual(second.alerts);
  const unwatched = await judge(ports, { conditions: ['lagging'] }, second.state);
  expect(unwatched.alerts).toEqual([]);
});

test('health is judged without the ledger', async () => {
  const ports = world();
  ports.results.settledCounts = () => Promise.reject(new Error('the ledger was read'));
  ports.reader.histogram = () => Promise.reject(new Error('the ledger was read'));
  ports.results.settledHistogram = () => Promise.reject(new Error('the ledger was read'));
  let counts = 0;
  ports.reader.count = () => Promise.resolve((counts += 1));
  await judge(ports);
  expect(counts).toBe(1);
});

test('the alerts of the only detector end once it is deleted; the next run fails', async () => {
  const ports = world(failure('ES_UNAVAILABLE'));
  const named = { detector_ids: ['pump'] };
  const { state } = await judge(ports, named);
  expect(state.active).toHaveLength(1);
  ports.stored.clear();
  const after = await judge(ports, named, state);
  expect([after.alerts, after.warnings]).toEqual([[], ['There is no detector "pump".']]);
  await expect(judge(ports, named, after.state)).rejects.toMatchObject({
    code: 'DETECTOR_NOT_FOUND',
  });
});

test('a state of another form starts afresh', () => {
  expect(readHealthState({})).toEqual(initialHealthState);
});
