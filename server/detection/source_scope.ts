/** What to read of the source: only the fields that are needed. */
import type { Detector } from '../../common/detector';
import { pathOf } from '../../common/feature';
import type { SourceScope } from './ports';

const featureFields = ({ features }: Detector) => features.map(pathOf);

/** Training needs the features alone. */
export function trainingScope(detector: Detector): SourceScope {
  return { ...detector.source, fields: featureFields(detector) };
}

/** Scoring needs the features and what results copy: the whole document unless that is narrowed. */
export function scoringScope(detector: Detector): SourceScope {
  const { copy_fields: copied } = detector.destination;
  return copied === undefined
    ? detector.source
    : { ...detector.source, fields: [...featureFields(detector), ...copied] };
}
