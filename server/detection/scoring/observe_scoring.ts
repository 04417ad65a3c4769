/** What scoring sees on the way, added up in bounded space: for drift, for the cost of the threshold, and for the challenger. */
import type { DetectorState } from '../../../common/detector_state';
import type { LiveScoring, LiveWindow } from '../../../common/live_scoring';
import type { ModelManifest } from '../../../common/model_manifest';
import type { Comparison } from '../../../common/model_roles';
import { inTurns } from '../../features/turns';
import type { Matrix } from '../../forest/forest_engine';
import { countIn, emptyCounts } from '../models/population_stability';
import { addScore, encodeSketch, mergeSketches, newSketch } from './score_sketch';

/** What one page showed. */
export interface Observation {
  /** Null for a page without a scored row. */
  window: { model_version: number; window: LiveWindow } | null;
  /** Null without a challenger. */
  comparison: Comparison | null;
}

export const nothingObserved: Observation = { window: null, comparison: null };

/** Rows of each column by bin; called before scoring, which takes the matrix away. */
export async function countColumns(manifest: ModelManifest, matrix: Matrix): Promise<number[][]> {
  const { values, rows, columns } = matrix;
  const bins = manifest.drift_bins?.columns ?? [];
  const counts = bins.map(emptyCounts);
  await inTurns(rows, (row) =>
    bins.forEach((column, c) => countIn(column, counts[c] ?? [], values[row * columns + c] ?? NaN)),
  );
  return counts;
}

export interface ScoredPage {
  scores: Float64Array;
  /** Event time of each row, milliseconds since 1970. */
  times: readonly number[];
  columns: number[][];
}

/** The window of one page, which has at least one row. */
export async function observePage(
  manifest: ModelManifest,
  page: ScoredPage,
): Promise<Observation['window']> {
  const { scores, times, columns } = page;
  const bins = manifest.drift_bins?.scores;
  const counts = bins === undefined ? [] : emptyCounts(bins);
  const sketch = newSketch();
  let anomalous = 0;
  await inTurns(scores.length, (row) => {
    const score = scores[row] ?? NaN;
    addScore(sketch, score);
    if (score >= manifest.threshold) anomalous += 1;
    if (bins !== undefined) countIn(bins, counts, score);
  });
  const window: LiveWindow = {
    from: times.reduce((least, time) => Math.min(least, time), Infinity),
    to: times.reduce((most, time) => Math.max(most, time), -Infinity),
    rows: scores.length,
    anomalous,
    columns,
    scores: counts,
    sketch: encodeSketch(sketch),
  };
  return { model_version: manifest.version, window };
}

export interface Judged {
  manifest: ModelManifest;
  scores: Float64Array;
}

/** Verdicts of both over the same rows. */
export function compareScores(champion: Judged, challenger: Judged): Comparison {
  const comparison: Comparison = {
    champion: champion.manifest.version,
    challenger: challenger.manifest.version,
    rows: champion.scores.length,
    both_flagged: 0,
    only_champion: 0,
    only_challenger: 0,
    sum_difference: 0,
    sum_absolute_difference: 0,
  };
  champion.scores.forEach((own, row) => {
    const other = challenger.scores[row] ?? NaN;
    const flagged = own >= champion.manifest.threshold;
    const otherFlagged = other >= challenger.manifest.threshold;
    if (flagged && otherFlagged) comparison.both_flagged += 1;
    else if (flagged) comparison.only_champion += 1;
    else if (otherFlagged) comparison.only_challenger += 1;
    comparison.sum_difference += other - own;
    comparison.sum_absolute_difference += Math.abs(other - own);
  });
  return comparison;
}

function sumComparisons(a: Comparison | undefined, b: Comparison): Comparison {
  if (a?.champion !== b.champion || a.challenger !== b.challenger) return b;
  return {
    champion: a.champion,
    challenger: a.challenger,
    rows: a.rows + b.rows,
    both_flagged: a.both_flagged + b.both_flagged,
    only_champion: a.only_champion + b.only_champion,
    only_challenger: a.only_challenger + b.only_challenger,
    sum_difference: a.sum_difference + b.sum_difference,
    sum_absolute_difference: a.sum_absolute_difference + b.sum_absolute_difference,
  };
}

const sumCounts = (a: readonly number[], b: readonly number[]): number[] =>
  b.map((count, bin) => count + (a[bin] ?? 0));

/** Two windows of one model as one. */
export function sumWindows(a: LiveWindow, b: LiveWindow): LiveWindow {
  return {
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
    rows: a.rows + b.rows,
    anomalous: a.anomalous + b.anomalous,
    columns: b.columns.map((counts, column) => sumCounts(a.columns[column] ?? [], counts)),
    scores: sumCounts(a.scores, b.scores),
    sketch: encodeSketch(mergeSketches([a.sketch, b.sketch])),
  };
}

/** A window ends once it covers this much event time and this many rows; the one before it is kept. */
const windowMs = 86_400_000;
const windowRows = 1_000;

function withWindow(
  live: LiveScoring | undefined,
  { model_version: version, window }: NonNullable<Observation['window']>,
): LiveScoring {
  const [newest, ...older] = live?.model_version === version ? live.windows : [];
  if (newest === undefined) return { model_version: version, windows: [window] };
  const isFull = newest.rows >= windowRows && window.to - newest.from >= windowMs;
  return {
    model_version: version,
    windows: isFull ? [window, newest] : [sumWindows(newest, window), ...older],
  };
}

/** Adds up two pages of one run. */
export function sumObservations(a: Observation, b: Observation): Observation {
  return {
    window:
      a.window === null || b.window === null
        ? (b.window ?? a.window)
        : {
            model_version: b.window.model_version,
            window: sumWindows(a.window.window, b.window.window),
          },
    comparison:
      b.comparison === null
        ? a.comparison
        : sumComparisons(a.comparison ?? undefined, b.comparison),
  };
}

/** The state with what a run has seen since it was last stored. */
export function withObservation(state: DetectorState, seen: Observation): DetectorState {
  return {
    ...state,
    ...(seen.window === null ? {} : { live: withWindow(state.live, seen.window) }),
    ...(seen.comparison === null
      ? {}
      : { comparison: sumComparisons(state.comparison, seen.comparison) }),
  };
}
