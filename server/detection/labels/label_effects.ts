/** What labels changed of a row's score, in terms of the labels. */
import type { LabelEffects } from '../../../common/api/explain_result';
import type { Detector } from '../../../common/detector';
import type { Label } from '../../../common/label';
import type { ModelManifest } from '../../../common/model_manifest';
import { buildRow, type Row } from '../../features/metrics/build_rows';
import { toMatrix } from '../../features/metrics/to_matrix';
import type { LabelEffects as EffectsOfRow, LearntLabels } from '../../forest/forest_engine';
import type { DetectionPorts } from '../services';

/** Labels that are named beside a row. */
const mostNamed = 3;
/** Below it a label is as good as without effect: a thousandth of the score. */
const leastEffect = 0.001;

export interface KnownLabels {
  /** For the forest. */
  rows: LearntLabels;
  express(effects: EffectsOfRow): LabelEffects;
}

/**
 * The labels that a model learnt from, as far as they are there still with the verdict of then; null for a
 * model that has not learnt.
 */
export async function findLearntLabels(
  ports: Pick<DetectionPorts, 'labels'>,
  detector: Detector,
  { features, learning }: ModelManifest,
): Promise<KnownLabels | null> {
  if (learning === undefined) return null;
  const all = new Map(
    (await ports.labels.list(detector.id)).map((label) => [label.result_id, label]),
  );
  const known: Array<{ label: Label; row: Row; weight: number }> = [];
  for (const { result_id: id, anomaly, weight } of learning.labels) {
    const label = all.get(id);
    if (label === undefined || label.anomaly !== anomaly) continue;
    const time = label.time === null ? null : Date.parse(label.time);
    const row = buildRow({ source: label.fields, time }, detector);
    if (!('code' in row)) known.push({ label, row, weight });
  }
  return {
    rows: {
      matrix: await toMatrix(
        known.map(({ row }) => row),
        features,
      ),
      weights: Float64Array.from(known, ({ weight }) => weight),
      scale: learning.scale,
    },
    express: ({ scoreBefore, effects }) => ({
      score_before: scoreBefore,
      labels: learning.labels.length,
      strongest: known
        .map(({ label: { result_id, anomaly, time, who } }, i) => {
          return { result_id, anomaly, time, who, effect: effects[i] ?? 0 };
        })
        .filter(({ effect }) => Math.abs(effect) >= leastEffect)
        .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
        .slice(0, mostNamed),
    }),
  };
}
