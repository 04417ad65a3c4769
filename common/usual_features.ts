/** Which features of a detector are there because they are usual for its kind, and which are not there. */
import type { Detector } from './detector';
import { usualFeatures } from './detector_kind';
import { completeFeature, kindOf, pathOf, type Feature } from './feature';

type Judged = Pick<Detector, 'kind' | 'features' | 'source'>;

const usualOf = ({ kind, source }: Judged): readonly Feature[] =>
  source.windows === undefined ? (usualFeatures[kind] ?? []).map(completeFeature) : [];

/** A multi-field stands for the field that it belongs to. */
const isSame = (usual: Feature, feature: Feature) =>
  usual.field === pathOf(feature) &&
  kindOf(usual) === kindOf(feature) &&
  usual.missing === feature.missing;

/** Whether a detector judges by usual features of its kind and no others, so that nobody had to list them. */
export function judgesByUsual(detector: Judged): boolean {
  const usual = usualOf(detector);
  return detector.features.every((feature) => usual.some((one) => isSame(one, feature)));
}

/** Usual features that such a detector does without: its source lacks them, or maps them so that none can be made. */
export function usualLeftOut(detector: Judged): string[] {
  if (!judgesByUsual(detector)) return [];
  const { features } = detector;
  return usualOf(detector)
    .filter((usual) => !features.some((feature) => isSame(usual, feature)))
    .map(({ field }) => field);
}
