import { columnName } from '../../../common/feature';
import type {
  Drift,
  DriftReading,
  LiveReport,
  LiveScoring,
  LiveWindow,
} from '../../../common/live_scoring';
import type { ModelManifest } from '../../../common/model_manifest';
import { sumWindows } from './observe_scoring';
import {
  driftNeedsRows,
  populationStabilityIndex,
  readingOf,
} from '../models/population_stability';
import { mergeSketches } from './score_sketch';

const dayMs = 86_400_000;
const levels = [0.5, 0.9, 0.95, 0.99, 0.999];
const fromWorst: readonly DriftReading[] = ['major', 'moderate', 'stable'];

const fourDigits = (value: number) => Math.round(value * 10_000) / 10_000;

function indexOf(expected: readonly number[], actual: readonly number[]) {
  const psi = fourDigits(populationStabilityIndex(expected, actual));
  return { psi, reading: readingOf(psi) };
}

function nameOf({ features }: ModelManifest, column: number): string {
  const feature = features[column];
  return feature === undefined ? `column ${column}` : columnName(feature);
}

function driftOf(manifest: ModelManifest, seen: LiveWindow): Drift | null {
  const { drift_bins: bins } = manifest;
  if (bins === undefined || seen.rows < driftNeedsRows) return null;
  const features = bins.columns
    .map((column, c) => ({
      field: nameOf(manifest, c),
      ...indexOf(column.counts, seen.columns[c] ?? []),
    }))
    .sort((a, b) => b.psi - a.psi);
  const scores = indexOf(bins.scores.counts, seen.scores);
  const readings = [scores, ...features].map(({ reading }) => reading);
  return {
    features,
    scores,
    reading: fromWorst.find((reading) => readings.includes(reading)) ?? 'stable',
  };
}

/**
 * What the champion has seen lately, against what it was trained on: one to two days of event time, or
 * longer where rows are few. Null before it has scored.
 */
export function reportLiveScoring(
  live: LiveScoring | undefined,
  champion: ModelManifest | null,
): LiveReport | null {
  if (live === undefined || live.model_version !== champion?.version) return null;
  const [newest, ...older] = live.windows;
  if (newest === undefined) return null;
  const seen = older.reduce(sumWindows, newest);
  const sketch = mergeSketches([seen.sketch]);
  const span = seen.to - seen.from;
  return {
    model_version: champion.version,
    rows: seen.rows,
    from: new Date(seen.from).toISOString(),
    to: new Date(seen.to).toISOString(),
    alerts_per_day: span > 0 ? fourDigits((seen.anomalous * dayMs) / span) : null,
    score_quantiles: levels.map((level) => ({
      level,
      score: fourDigits(sketch.getValueAtQuantile(level)),
    })),
    drift: driftOf(champion, seen),
    drift_needs_rows: driftNeedsRows,
  };
}
