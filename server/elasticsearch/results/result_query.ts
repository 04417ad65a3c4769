import type { estypes } from '@elastic/elasticsearch';
import type { Detector } from '../../../common/detector';

type Query = estypes.QueryDslQueryContainer;

/** Results of one detector, or its dead letters: both name it in the same field. */
export function ofDetector(detector: Detector, ...filters: Query[]): Query {
  return { bool: { filter: [{ term: { 'ml.detector_id': detector.id } }, ...filters] } };
}
