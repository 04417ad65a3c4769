/** From the scores of the training rows to threshold, severities and what is kept of them. */
import type { Detector } from '../../../common/detector';
import { AppError } from '../../../common/errors';
import {
  type ModelManifest,
  scoreHistogramBins,
  scoreQuantileLevels,
} from '../../../common/model_manifest';
import { namedSeverities, type SeverityBounds } from '../../../common/severity';
import { sortNumbers } from '../../features/sort_in_turns';
import { inTurns } from '../../features/turns';
import { quantileOfSorted } from '../../forest/quantile';
import type { DetectionPorts } from '../services';

const dayMs = 86_400_000;
/** The part of the source that a rate is taken from: what comes in now, not what came in years ago. */
const recentDays = 7;
/** Beyond this a threshold flags what is ordinary. */
const largestContamination = 0.5;

type Calibration = NonNullable<ModelManifest['calibration']>;

/** Event times of the rows drawn, milliseconds since 1970, and how they ended. */
interface Drawn {
  rows: readonly unknown[];
  read: number;
  from: number | null;
  to: number | null;
}

/** Usable rows a day in the source's recent range, and that range in milliseconds since 1970. */
export interface RowRate {
  rows_per_day: number;
  from: number;
  to: number;
}

/**
 * rows_per_day = documents in the recent range / its length in days · usable rows / rows drawn, where
 * the recent range is the last seven days of event time that training has drawn from, or less where
 * there is less; null when the rows drawn are all of one time: they have no rate.
 */
export async function readRowRate(
  { reader }: Pick<DetectionPorts, 'reader'>,
  { detector, drawn }: { detector: Detector; drawn: Drawn },
  signal: AbortSignal,
): Promise<RowRate | null> {
  const { from: first, to } = drawn;
  if (first === null || to === null || first === to) return null;
  const from = Math.max(first, to - recentDays * dayMs);
  const documents = await reader.count(detector.source, { from, to: to + 1 }, signal);
  const usable = drawn.rows.length / drawn.read;
  return { rows_per_day: (documents * usable * dayMs) / (to - from), from, to };
}

/**
 * Turns a budget of alerts a day into a contamination; undefined for a detector without a budget:
 * contamination = alerts_per_day / rows_per_day, at most 0.5.
 * @throws AppError NOT_ENOUGH_ROWS when the rows drawn are all of one time: they have no rate
 */
export async function calibrateBudget(
  ports: Pick<DetectionPorts, 'reader'>,
  input: { detector: Detector; drawn: Drawn },
  signal: AbortSignal,
): Promise<Calibration | undefined> {
  const { id, model } = input.detector;
  if (!('alerts_per_day' in model.threshold)) return undefined;
  const { alerts_per_day: alerts } = model.threshold;
  const rate = await readRowRate(ports, input, signal);
  if (rate === null) {
    throw new AppError(
      'NOT_ENOUGH_ROWS',
      `The training rows of detector ${id} are all of one time: they do not say how many come in a day, so ${alerts} alerts a day cannot be met.`,
    );
  }
  const { rows_per_day: rowsPerDay, from, to } = rate;
  return {
    alerts_per_day: alerts,
    rows_per_day: rowsPerDay,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    contamination: rowsPerDay > 0 ? Math.min(largestContamination, alerts / rowsPerDay) : 0,
  };
}

function thresholdOf(
  detector: Detector,
  sortedScores: Float64Array,
  calibration: Calibration | undefined,
): number {
  const { threshold } = detector.model;
  if ('score' in threshold) return threshold.score;
  const contamination =
    'contamination' in threshold ? threshold.contamination : (calibration?.contamination ?? 0);
  return quantileOfSorted(sortedScores, 1 - contamination);
}

async function histogramOf(scores: Float64Array): Promise<number[]> {
  const counts = new Array<number>(scoreHistogramBins).fill(0);
  await inTurns(scores.length, (row) => {
    const place = Math.floor((scores[row] ?? NaN) * scoreHistogramBins);
    const bin = Math.min(scoreHistogramBins - 1, place);
    counts[bin] = (counts[bin] ?? 0) + 1;
  });
  return counts;
}

/** Threshold and severity bounds as scores, 0..1, from the scores of the training rows. */
export async function calibrate(
  detector: Detector,
  scores: Float64Array,
  calibration: Calibration | undefined,
) {
  const sortedScores = await sortNumbers(Float64Array.from(scores));
  const severityScores = Object.fromEntries(
    namedSeverities.map((severity) => [
      severity,
      quantileOfSorted(sortedScores, detector.severity_percentiles[severity] / 100),
    ]),
  ) as unknown as SeverityBounds;
  return {
    threshold: thresholdOf(detector, sortedScores, calibration),
    severity_scores: severityScores,
    score_quantiles: scoreQuantileLevels.map((level) => quantileOfSorted(sortedScores, level)),
    score_histogram: await histogramOf(scores),
    ...(calibration === undefined ? {} : { calibration }),
  };
}
