/** Anomalies of all detectors at a glance; a destination that cannot be read does not hide the others. */
import { mostLanes, type Lane } from '../../../common/api/anomaly_lanes';
import type { anomalyLanes } from '../../../common/api/anomaly_lanes';
import type { anomalySummary } from '../../../common/api/anomaly_summary';
import type { ResponseOf } from '../../../common/api/contract';
import type { Detector } from '../../../common/detector';
import { AppError, toAppError } from '../../../common/errors';
import { severities } from '../../../common/severity';
import { addSeverityCounts, noSeverityCounts } from '../../../common/severity_counts';
import type { Span } from '../ports/anomaly_groups';
import type { LaneOptions, SurveyScope, WorstFinding } from '../ports/anomaly_survey';
import type { DetectionPorts } from '../services';
import { windowOfRow } from '../windows/window_of_row';

const mostWorst = 10;

type Unread = ResponseOf<typeof anomalySummary>['unread'];

/** Detectors by the destination that they write to. */
function scopesOf(detectors: readonly Detector[]): SurveyScope[] {
  const byIndex = new Map<string, string[]>();
  for (const { id, destination } of detectors) {
    byIndex.set(destination.index, [...(byIndex.get(destination.index) ?? []), id]);
  }
  return [...byIndex].map(([index, detectorIds]) => ({ index, detectorIds }));
}

/** @throws AppError ABORTED; other failures are told of their destination */
async function ofEach<T>(
  detectors: readonly Detector[],
  read: (scope: SurveyScope) => Promise<T>,
): Promise<{ found: T[]; unread: Unread }> {
  const found: T[] = [];
  const unread: Unread = [];
  await Promise.all(
    scopesOf(detectors).map(async (scope) => {
      try {
        found.push(await read(scope));
      } catch (thrown) {
        const error = toAppError(thrown);
        if (error.code === 'ABORTED') throw error;
        unread.push({ detector_ids: [...scope.detectorIds], error: error.toBody() });
      }
    }),
  );
  return { found, unread };
}

export function assertSpan({ from, to }: Span): void {
  if (from < to) return;
  throw new AppError('REQUEST_INVALID', 'The time range is empty: `from` must be before `to`.');
}

/** How bad the worst of a lane is: by severity, then by score; 0 without anomalies. */
function badness({ cells }: Pick<Lane, 'cells'>): number {
  return Math.max(
    0,
    ...cells.map(({ score, severity }) => severities.indexOf(severity) + 1 + score),
  );
}

/** The detectors without anomalies come last, by name: a calm detector is an answer too. */
function detectorLanes(
  detectors: readonly Detector[],
  lanes: readonly Omit<Lane, 'name'>[],
  unread: Unread,
): Lane[] {
  const byId = new Map(lanes.map((lane) => [lane.id, lane]));
  const unknown = new Set(unread.flatMap(({ detector_ids: ids }) => ids));
  return detectors
    .filter(({ id }) => !unknown.has(id))
    .map(({ id, name }) => ({ id, name, cells: byId.get(id)?.cells ?? [] }))
    .sort((a, b) => badness(b) - badness(a) || a.name.localeCompare(b.name));
}

function entityLanes(lanes: readonly Omit<Lane, 'name'>[]): Lane[] {
  return lanes
    .map((lane) => ({ ...lane, name: lane.id ?? 'Without a value' }))
    .sort((a, b) => badness(b) - badness(a));
}

/**
 * Anomalies over time in lanes, the worst first: at most `mostLanes`.
 * @throws AppError REQUEST_INVALID for an empty span; ABORTED
 */
export async function surveyLanes(
  { results }: Pick<DetectionPorts, 'results'>,
  detectors: readonly Detector[],
  { options, signal }: { options: Omit<LaneOptions, 'most'>; signal: AbortSignal },
): Promise<Omit<ResponseOf<typeof anomalyLanes>, 'interval_ms'>> {
  assertSpan(options.span);
  const { found, unread } = await ofEach(detectors, (scope) =>
    results.anomalyLanes(scope, { ...options, most: mostLanes }, signal),
  );
  const read = found.flatMap(({ lanes }) => lanes);
  const lanes =
    options.by === undefined ? detectorLanes(detectors, read, unread) : entityLanes(read);
  return {
    lanes: lanes.slice(0, mostLanes),
    more: lanes.length > mostLanes || found.some(({ more }) => more),
    unread,
  };
}

/** Scores of different forests say little beside each other: where they stand in training does. */
const worstFirst = (a: WorstFinding, b: WorstFinding) =>
  b.percentile - a.percentile || b.score - a.score;

/**
 * Anomalies by severity beside the span before, and the ten worst.
 * @throws AppError REQUEST_INVALID for an empty span; ABORTED
 */
export async function summarizeAnomalies(
  { results }: Pick<DetectionPorts, 'results'>,
  detectors: readonly Detector[],
  { span, signal }: { span: Span; signal: AbortSignal },
): Promise<ResponseOf<typeof anomalySummary>> {
  assertSpan(span);
  const { found, unread } = await ofEach(detectors, (scope) =>
    results.anomalySummary(scope, { span, worst: mostWorst }, signal),
  );
  const byId = new Map(detectors.map((detector) => [detector.id, detector]));
  return {
    counts: found.map(({ counts }) => counts).reduce(addSeverityCounts, noSeverityCounts),
    counts_before: found
      .map(({ counts_before: counts }) => counts)
      .reduce(addSeverityCounts, noSeverityCounts),
    worst: found
      .flatMap(({ worst }) => worst)
      .sort(worstFirst)
      .slice(0, mostWorst)
      .map(({ percentile, source_id: sourceId, ...finding }) => {
        const detector = byId.get(finding.detector_id);
        return {
          ...finding,
          detector_name: detector?.name ?? finding.detector_id,
          ...(detector === undefined ? {} : windowOfRow(detector, sourceId)),
        };
      }),
    unread,
  };
}
