/** Why a row has its score: one reason a feature, in the terms of its field. */
import type { Detector } from '../../../common/detector';
import { kindOf } from '../../../common/feature';
import type { ModelManifest, TrainedFeature } from '../../../common/model_manifest';
import type { Reason } from '../../../common/result';
import type { Row, RowSource } from '../../features/metrics/build_rows';
import { typicalText, valueText } from '../../features/metrics/feature_text';

export interface ExplainedRow {
  document: RowSource;
  row: Row;
  /** One number a column. */
  contributions: Float64Array;
}

/** A feature's columns, where they stand in a row. */
interface FeatureColumns {
  columns: TrainedFeature[];
  places: number[];
}

function columnsByField(model: ModelManifest): Map<string, FeatureColumns> {
  const byField = new Map<string, FeatureColumns>();
  model.features.forEach((column, place) => {
    const { columns, places } = byField.get(column.field) ?? { columns: [], places: [] };
    byField.set(column.field, { columns: [...columns, column], places: [...places, place] });
  });
  return byField;
}

/** Writes the reasons of one model's rows, strongest first. A feature's columns count together. */
export function reasonWriter(
  detector: Detector,
  model: ModelManifest,
): (explained: ExplainedRow) => Reason[] {
  const byField = columnsByField(model);
  return ({ document, row, contributions }) =>
    detector.features
      .map((feature): Reason => {
        const { columns, places } = byField.get(feature.field) ?? { columns: [], places: [] };
        const isMissing = row.missing.includes(feature.field);
        const contribution = places.reduce((sum, place) => sum + (contributions[place] ?? 0), 0);
        if (kindOf(feature) === 'number') {
          const typical = columns[0]?.median ?? 0;
          const value = isMissing ? typical : (row.values[places[0] ?? -1] ?? typical);
          return { feature: feature.field, value, typical, contribution };
        }
        const typical = typicalText(columns);
        const value = isMissing
          ? typical
          : valueText(document, feature, { plan: detector, columns });
        return {
          feature: feature.field,
          value_text: value,
          typical_text: typical,
          contribution,
        };
      })
      .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}
