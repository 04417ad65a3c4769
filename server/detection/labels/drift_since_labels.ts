/** How far rows have moved since people labelled. */
import type { Detector } from '../../../common/detector';
import { columnName } from '../../../common/feature';
import type { Label } from '../../../common/label';
import type { Learning } from '../../../common/learning';
import type { Row } from '../../features/metrics/build_rows';
import { toMatrix } from '../../features/metrics/to_matrix';
import { modelFits } from '../detectors/load_detector';
import { countColumns } from '../scoring/observe_scoring';
import {
  driftNeedsRows,
  populationStabilityIndex,
  readingOf,
} from '../models/population_stability';
import type { DetectionPorts } from '../services';

type Drift = NonNullable<Learning['drift_since_labels']>;

/** The version that most labels were given on, the newer one of two. */
function versionOfMost(labels: readonly Label[]): { version: number; labels: number } | null {
  const counts = new Map<number, number>();
  for (const { model_version: version } of labels) {
    if (version !== undefined) counts.set(version, (counts.get(version) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return most === undefined ? null : { version: most[0], labels: most[1] };
}

/**
 * The column that moved most between the training rows of the version that most labels were given on and
 * rows in use, as population stability index. Undefined where that version is gone, was made without
 * bins or for fields that the rows do not have, or where rows are too few to tell.
 */
export async function driftSinceLabels(
  { models }: Pick<DetectionPorts, 'models'>,
  {
    detector,
    labels,
    rows,
  }: { detector: Detector; labels: readonly Label[]; rows: readonly Row[] },
): Promise<Drift | undefined> {
  const most = versionOfMost(labels);
  if (most === null || rows.length < driftNeedsRows) return undefined;
  const manifest = await models.get(detector.id, most.version);
  const bins = manifest?.drift_bins?.columns;
  if (!manifest || bins === undefined || !modelFits(detector, manifest)) return undefined;
  const counted = await countColumns(manifest, await toMatrix(rows, manifest.features));
  const [worst] = bins
    .map(({ counts }, c) => {
      const feature = manifest.features[c];
      const psi = populationStabilityIndex(counts, counted[c] ?? []);
      return { field: feature === undefined ? `column ${c}` : columnName(feature), psi };
    })
    .sort((a, b) => b.psi - a.psi);
  return worst && { ...most, ...worst, reading: readingOf(worst.psi) };
}
