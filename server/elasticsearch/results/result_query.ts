import type { estypes } from '@elastic/elasticsearch';
import type { Detector } from '../../../common/detector';
import type { ErrorCode } from '../../../common/errors';
import { resultTimeField } from '../../../common/fields';
import type { Span } from '../../detection/ports/anomaly_groups';
import { timeQuery } from '../source_query';

type Query = estypes.QueryDslQueryContainer;

/** Results of one detector, or its dead letters: both name it in the same field. */
export function ofDetector(detector: Detector, ...filters: Query[]): Query {
  return { bool: { filter: [{ term: { 'ml.detector_id': detector.id } }, ...filters] } };
}

/** Why a result has the verdict of rules alone, which a model has to replace. */
export const noModelYet: ErrorCode = 'MODEL_NOT_TRAINED';

/** What a model, or a reason that lasts, has settled. */
export const settledOf = (detector: Detector, ...filters: Query[]): Query => ({
  bool: {
    filter: [ofDetector(detector, ...filters)],
    must_not: [{ term: { 'ml.skip_reason': noModelYet } }],
  },
});

/** Anomalies of several detectors in a span. */
export function anomaliesOf(
  detectorIds: readonly string[],
  span: Span,
  ...filters: Query[]
): Query {
  return {
    bool: {
      filter: [
        { term: { ml_anomaly: true } },
        { terms: { 'ml.detector_id': [...detectorIds] } },
        timeQuery(resultTimeField, span),
        ...filters,
      ],
    },
  };
}
