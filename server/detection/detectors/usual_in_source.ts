/** Usual features against the mapping of a source: a detector does without those that it cannot give. */
import { isDeepStrictEqual } from 'util';
import type { Detector } from '../../../common/detector';
import { usualFeatures } from '../../../common/detector_kind';
import { completeFeature, type Feature } from '../../../common/feature';
import { usualWindowFeatures } from '../../../common/packet_windows';
import type { Measure } from '../../../common/windows';
import { settleFeature, type FieldsOf } from '../preview/settle_feature';

/** The feature, or its `.keyword` where the field itself is mapped otherwise; none where neither can be one. */
function usableOf(feature: Feature, where: FieldsOf): Feature[] {
  const multiField = { ...feature, field: `${feature.field}.keyword` };
  const usable = [feature, multiField].find((one) => 'feature' in settleFeature(one, where));
  return usable === undefined ? [] : [usable];
}

/** Of the usual features of a kind, those that the source or its windows can give; all of others. */
export function featuresInSource(
  { kind, features, source: { windows } }: Detector,
  where: FieldsOf & { measures: readonly Measure[] },
): readonly Feature[] {
  if (windows !== undefined) {
    const usual = usualWindowFeatures(windows.measures).map((name) => completeFeature(name));
    const names = new Set(where.measures.map(({ name }) => name));
    return isDeepStrictEqual(features, usual)
      ? features.filter(({ field }) => names.has(field))
      : features;
  }
  const usual = (usualFeatures[kind] ?? []).map(completeFeature);
  if (!isDeepStrictEqual(features, usual)) return features;
  const usable = features.flatMap((feature) => usableOf(feature, where));
  // Of a source that has none of them, what is missing is to be said.
  return usable.length === 0 ? features : usable;
}
