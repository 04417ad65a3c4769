import { mostLanes } from '../../../common/api/anomaly_lanes';
import { completeDetector } from '../../../common/complete_detector';
import { AppError } from '../../../common/errors';
import { noSeverityCounts } from '../../../common/severity_counts';
import type { AnomalySurveyor, WorstFinding } from '../ports/anomaly_survey';
import { aDetector, InMemoryPorts } from '../ports/ports.mock';
import { summarizeAnomalies, surveyLanes } from './survey_anomalies';

const { signal } = new AbortController();
const span = { from: 0, to: 3_600_000 };
const options = { span, by: undefined, intervalMs: 60_000, filters: [] };

const detectorOf = (id: string, index: string) =>
  aDetector({ id, name: id.toUpperCase(), destination: { index } });

function portsWith(read: Partial<AnomalySurveyor>): InMemoryPorts {
  const ports = new InMemoryPorts();
  Object.assign(ports.results, read);
  return ports;
}

const cell = (score: number, severity: 'low' | 'high') => ({
  time: 0,
  anomalies: 1,
  score,
  severity,
});

describe('lanes of detectors', () => {
  it('ask each destination once, and put the worst severity first and calm detectors last', async () => {
    const asked: string[] = [];
    const ports = portsWith({
      anomalyLanes: ({ index, detectorIds }) => {
        asked.push(`${index}: ${detectorIds.join()}`);
        const cells = index === 'one' ? [cell(0.9, 'low')] : [cell(0.7, 'high')];
        return Promise.resolve({ lanes: [{ id: detectorIds[0] ?? '', cells }], more: false });
      },
    });
    const detectors = [detectorOf('a', 'one'), detectorOf('b', 'two'), detectorOf('c', 'one')];
    const survey = await surveyLanes(ports, detectors, { options, signal });
    expect(asked.sort()).toEqual(['one: a,c', 'two: b']);
    expect(survey.lanes.map(({ id, name, cells }) => [id, name, cells.length])).toEqual([
      ['b', 'B', 1],
      ['a', 'A', 1],
      ['c', 'C', 0],
    ]);
    expect(survey.more).toBe(false);
  });

  it('say which detectors could not be read, and show the others', async () => {
    const ports = portsWith({
      anomalyLanes: ({ index }) =>
        index === 'closed'
          ? Promise.reject(new AppError('ES_FORBIDDEN', 'no'))
          : Promise.resolve({ lanes: [], more: false }),
    });
    const detectors = [detectorOf('a', 'closed'), detectorOf('b', 'open')];
    const survey = await surveyLanes(ports, detectors, { options, signal });
    expect(survey.lanes.map(({ id }) => id)).toEqual(['b']);
    expect(survey.unread).toMatchObject([{ detector_ids: ['a'], error: { code: 'ES_FORBIDDEN' } }]);
  });

  it('are bounded, and say that there are more', async () => {
    const ports = portsWith({ anomalyLanes: () => Promise.resolve({ lanes: [], more: false }) });
    const many = Array.from({ length: mostLanes + 1 }, (_, i) => detectorOf(`d${i}`, 'one'));
    const survey = await surveyLanes(ports, many, { options, signal });
    expect(survey.lanes).toHaveLength(mostLanes);
    expect(survey.more).toBe(true);
  });

  it('end when the reader went away, and refuse an empty span', async () => {
    const ports = portsWith({
      anomalyLanes: () => Promise.reject(new AppError('ABORTED', 'gone')),
    });
    const detectors = [detectorOf('a', 'one')];
    await expect(surveyLanes(ports, detectors, { options, signal })).rejects.toMatchObject({
      code: 'ABORTED',
    });
    const empty = { ...options, span: { from: 5, to: 5 } };
    await expect(surveyLanes(ports, detectors, { options: empty, signal })).rejects.toMatchObject({
      code: 'REQUEST_INVALID',
    });
  });
});

it('a summary adds up destinations, and compares findings by where they stand in training', async () => {
  const finding = (detector_id: string, score: number, percentile: number): WorstFinding => ({
    result_id: `${detector_id} ${score}`,
    detector_id,
    source_id: `2026-01-05T12:05:00.000Z/5m ${detector_id}-user`,
    time: null,
    score,
    percentile,
    severity: 'high',
    reason: null,
  });
  const ports = portsWith({
    anomalySummary: ({ detectorIds: [id = ''] }) =>
      Promise.resolve({
        counts: { ...noSeverityCounts, high: 2 },
        counts_before: { ...noSeverityCounts, low: 1 },
        worst:
          id === 'a'
            ? [finding('a', 0.9, 99), finding('a', 0.8, 98)]
            : Array.from({ length: 9 }, (_, i) => finding('b', 0.5 + i / 16, 99.5)),
      }),
  });
  const { source } = completeDetector({ id: 'b', kind: 'windows', source: { indices: ['x'] } });
  const detectors = [detectorOf('a', 'one'), { ...detectorOf('b', 'two'), source }];
  const summary = await summarizeAnomalies(ports, detectors, { span, signal });
  expect(summary.counts).toEqual({ ...noSeverityCounts, high: 4 });
  expect(summary.counts_before).toEqual({ ...noSeverityCounts, low: 2 });
  expect(summary.worst).toHaveLength(10);
  expect(summary.worst[0]).toMatchObject({ detector_name: 'B', score: 1 });
  expect(summary.worst[9]).toMatchObject({ detector_name: 'A', score: 0.9 });
  expect(summary.worst[0]?.window).toMatchObject({ entity: 'b-user' });
  expect(summary.worst[9]).not.toHaveProperty('window');
});
