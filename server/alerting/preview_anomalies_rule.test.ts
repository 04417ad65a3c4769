import { aDetector, startOfTest } from '../detection/ports/ports.mock';
import { AlertingWorld } from './alerting.mock';
import {
  mostIntervals,
  mostSteps,
  previewAnomaliesRule,
  slidingRule,
} from './preview_anomalies_rule';

const { signal } = new AbortController();
const minute = 60_000;
const day = 86_400_000;
const spanOf = (length: number) => ({ from: startOfTest - length, to: startOfTest });

test.each([
  ['7d', 7 * day, '10m'],
  ['an hour, with the longest window', 60 * minute, '30d'],
  ['31d, with the longest window', 31 * day, '30d'],
  ['times between two steps', 31 * day - 12_345, '7d'],
])('what is read is bounded: %s', (_, length, window) => {
  const input = {
    params: { detector_ids: ['pump'], window },
    span: spanOf(length),
    everyMs: minute,
  };
  const { span, stepMs, windowMs } = slidingRule(input);
  expect((span.to - span.from + windowMs) / stepMs).toBeLessThanOrEqual(mostSteps);
  expect(stepMs % minute).toBe(0);
});

test('a week is replayed every five minutes', () => {
  const input = {
    params: { detector_ids: ['pump'], window: '1d' },
    span: spanOf(7 * day),
    everyMs: minute,
  };
  expect(slidingRule(input).stepMs).toBe(5 * minute);
});

test('detectors share what a preview may read; what one leaves is for the others', async () => {
  const world = new AlertingWorld();
  const ids = ['pump', 'fan', 'belt'];
  for (const id of ids) world.memory.stored.set(id, aDetector({ id }));
  const asked: number[] = [];
  world.ports.results.anomalyIntervals = ({ detector }, { most }) => {
    asked.push(most);
    const count = detector.id === 'pump' ? 2 : most;
    const intervals = Array.from({ length: count }, (_, i) => ({
      entity: `e${i}`,
      time: startOfTest - 30 * minute,
      count: 1,
    }));
    return Promise.resolve({ rows: new Map(), intervals, complete: detector.id === 'pump' });
  };
  const params = { detector_ids: ids, window: '5m', group_by: 'host' };
  const input = { params, span: spanOf(60 * minute), everyMs: minute };
  const preview = await previewAnomaliesRule(world.ports, input, signal);
  const share = Math.ceil(mostIntervals / 3);
  const rest = mostIntervals - 2;
  expect(asked).toEqual([share, rest / 2, rest / 2]);
  expect(preview).toMatchObject({ entities: mostIntervals, complete: false });
});
