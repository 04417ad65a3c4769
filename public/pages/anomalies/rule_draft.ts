/** A rule that would have alerted for a finding. */
import { i18n } from '@kbn/i18n';
import type { ResultRow } from '../../../common/api/search_results';
import type { Detector } from '../../../common/detector';
import { namedSeverities } from '../../../common/severity';
import type { RuleDraft } from '../../services';
import { filtersOf, type AnomaliesState } from './url_state';

/** At least the finding's severity, and what the page is narrowed to; the rest is the form's. */
export function ruleLike(
  row: Pick<ResultRow, 'ml'>,
  { detector, state }: { detector: Detector; state: AnomaliesState },
): RuleDraft {
  const severity = namedSeverities.find((one) => one === row.ml.severity);
  const { query } = filtersOf(state);
  return {
    name: i18n.translate('anomalyForest.anomalies.ruleDraft.anomaliesName', {
      defaultMessage: 'Anomalies of {name}',
      values: { name: detector.name },
    }),
    params: {
      detector_ids: [detector.id],
      window: '10m',
      ...(severity === undefined ? {} : { min_severity: severity }),
      ...(query === undefined ? {} : { kql: query }),
      ...(state.by === undefined ? {} : { group_by: state.by }),
    },
  };
}
