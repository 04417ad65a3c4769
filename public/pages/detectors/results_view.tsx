import React from 'react';
import { EuiButtonEmpty, EuiFlexGroup, EuiFlexItem, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { Finding } from '../../../common/api/anomaly_summary';
import type { ResultRow } from '../../../common/api/search_results';
import type { Detector } from '../../../common/detector';
import { anomaliesOf, resultOf } from '../../application/paths';
import { Requested } from '../../components/requested';
import { TableSkeleton } from '../../components/skeletons';
import { useLink } from '../../components/use_link';
import { useFormat } from '../../formatters/use_format';
import { useResults, type Results } from '../../hooks/use_results';
import { strongestFirst } from '../../results/reason_text';
import { WorstFindings } from '../../results/worst_findings';

/** Event times before and after are as good as none. */
const allTimes = { from: '1970-01-01T00:00:00.000Z', to: '2200-01-01T00:00:00.000Z' };

const findingsOf = ({ rows }: Results, { id, name }: Detector): Finding[] =>
  rows.map(({ ml, ml_score: score = 0, result_id, time, window }: ResultRow) => ({
    result_id,
    detector_id: id,
    detector_name: name,
    time,
    score,
    severity: ml.severity ?? 'none',
    reason: strongestFirst(ml.reasons ?? [])[0] ?? null,
    ...(window === undefined ? {} : { window }),
  }));

/** What a detector has found so far: the worst, whenever it was. */
export function ResultsView({ detector }: { detector: Detector }): React.ReactElement {
  const format = useFormat();
  const link = useLink();
  const request = useResults(
    { detector_id: detector.id, ...allTimes, only_anomalies: true, sort: 'score', size: 10 },
    detector.id,
  );
  return (
    <Requested
      request={request}
      failure={i18n.translate('anomalyForest.detectors.resultsView.resultsCouldNotReadFailure', {
        defaultMessage: 'The results could not be read',
      })}
      skeleton={<TableSkeleton />}
    >
      {(results) => (
        <>
          <EuiFlexGroup gutterSize="m" alignItems="center" responsive={false} wrap>
            <EuiFlexItem grow={false}>
              <EuiText size="s">
                <p>
                  {results.total > results.rows.length
                    ? i18n.translate('anomalyForest.detectors.resultsView.anomalySoFarWorstText', {
                        defaultMessage:
                          '{total} {totalCount, plural, one {anomaly} other {anomalies}} so far; the worst of them:',
                        values: { total: format.count(results.total), totalCount: results.total },
                      })
                    : i18n.translate('anomalyForest.detectors.resultsView.anomalySoFarText', {
                        defaultMessage:
                          '{total} {totalCount, plural, one {anomaly} other {anomalies}} so far.',
                        values: { total: format.count(results.total), totalCount: results.total },
                      })}
                </p>
              </EuiText>
            </EuiFlexItem>
            <EuiFlexItem grow={false}>
              <EuiButtonEmpty size="s" iconType="visLine" {...link(anomaliesOf(detector.id))}>
                {i18n.translate('anomalyForest.detectors.resultsView.lookCloserButton', {
                  defaultMessage: 'Look closer',
                })}
              </EuiButtonEmpty>
            </EuiFlexItem>
          </EuiFlexGroup>
          <EuiSpacer size="s" />
          <WorstFindings
            findings={findingsOf(results, detector)}
            to={({ result_id: resultId, time }) => resultOf(detector.id, { resultId, time })}
            empty={i18n.translate(
              'anomalyForest.detectors.resultsView.nothingHasReachedThresholdEmpty',
              { defaultMessage: 'Nothing has reached the threshold yet.' },
            )}
            ofOne
            entityField={detector.source.windows?.entity}
          />
        </>
      )}
    </Requested>
  );
}
