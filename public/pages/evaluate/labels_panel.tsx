import React, { useMemo, useState } from 'react';
import {
  EuiEmptyPrompt,
  EuiFlexGroup,
  EuiFlexItem,
  EuiPanel,
  EuiSpacer,
  EuiTitle,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import type { DetectorOverview } from '../../../common/api/shared';
import type { CurvePoint, Evaluation } from '../../../common/api/evaluate_detector';
import { Requested } from '../../components/requested';
import { ChartSkeleton, StatsSkeleton } from '../../components/skeletons';
import { Stats, type Stat } from '../../components/stats';
import type { Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { useAddress } from '../../hooks/use_address';
import { useEvaluation } from '../../hooks/use_evaluation';
import { ConfusionTable } from './confusion_table';
import { CurveChart, type CurveXY } from './curve_chart';
import { LabelForm } from './label_form';
import { ThresholdSlider } from './threshold_slider';
import { asWritten, pointAt, priceOf, rowsPerDay } from './threshold_price';

interface Labels {
  field: string;
  /** Values that mean anomalous; none for the usual ones. */
  positive: string[];
}

function statsOf(evaluation: Evaluation, format: Format): Stat[] {
  const { anomalies, rows } = evaluation;
  const share = (value: number) => format.percent(value);
  return [
    {
      label: i18n.translate('anomalyForest.evaluate.labelsPanel.rowsWithLabelLabel', {
        defaultMessage: 'Rows with a label',
      }),
      value: format.count(rows),
      testSubj: 'statLabelled',
    },
    {
      label: i18n.translate('anomalyForest.evaluate.labelsPanel.anomalousLabel', {
        defaultMessage: 'Anomalous',
      }),
      value: `${format.count(anomalies)} (${share(rows === 0 ? 0 : anomalies / rows)})`,
    },
    {
      label: i18n.translate('anomalyForest.evaluate.labelsPanel.precisionLabel', {
        defaultMessage: 'Precision',
      }),
      value: share(evaluation.precision),
      hint: i18n.translate('anomalyForest.evaluate.labelsPanel.rowsFlaggedShareLabelledHint', {
        defaultMessage: 'Of the rows flagged, the share labelled anomalous.',
      }),
      testSubj: 'statPrecision',
    },
    {
      label: i18n.translate('anomalyForest.evaluate.labelsPanel.recallLabel', {
        defaultMessage: 'Recall',
      }),
      value: share(evaluation.recall),
      hint: i18n.translate('anomalyForest.evaluate.labelsPanel.rowsLabelledAnomalousShareHint', {
        defaultMessage: 'Of the rows labelled anomalous, the share flagged.',
      }),
      testSubj: 'statRecall',
    },
    {
      label: 'F1',
      value: format.score(evaluation.f1),
      hint: i18n.translate('anomalyForest.evaluate.labelsPanel.harmonicMeanBothHint', {
        defaultMessage: 'Harmonic mean of both, 0 to 1.',
      }),
    },
    {
      label: 'ROC-AUC',
      value: format.score(evaluation.roc_auc),
      hint: i18n.translate(
        'anomalyForest.evaluate.labelsPanel.chancePerfectWhateverThresholdHint',
        { defaultMessage: '0.5 is chance, 1 is perfect; whatever the threshold.' },
      ),
    },
    {
      label: i18n.translate('anomalyForest.evaluate.labelsPanel.averagePrecisionLabel', {
        defaultMessage: 'Average precision',
      }),
      value: format.score(evaluation.average_precision),
      hint: i18n.translate('anomalyForest.evaluate.labelsPanel.areaUnderPrecisionOverHint', {
        defaultMessage: 'Area under precision over recall; the share of anomalous rows is chance.',
      }),
    },
  ];
}

const precisionAtRecall = ({ precision, recall }: CurvePoint): CurveXY => [recall, precision];
const rocPoint = ({ false_positive_rate: rate, recall }: CurvePoint): CurveXY => [rate, recall];

function Curves(props: {
  evaluation: Evaluation;
  now: CurvePoint;
  tried: CurvePoint;
}): React.ReactElement {
  const { evaluation, now, tried } = props;
  const { anomalies, curve, rows } = evaluation;
  const chance = rows === 0 ? 0 : anomalies / rows;
  const wide = { minWidth: 320 };
  return (
    <EuiFlexGroup gutterSize="m" responsive={false} wrap>
      <EuiFlexItem style={wide}>
        <CurveChart
          title={i18n.translate('anomalyForest.evaluate.labelsPanel.precisionRecallTitle', {
            defaultMessage: 'Precision and recall',
          })}
          xTitle={i18n.translate('anomalyForest.evaluate.labelsPanel.recallAxisTitle', {
            defaultMessage: 'Recall (0 to 1)',
          })}
          yTitle={i18n.translate('anomalyForest.evaluate.labelsPanel.precisionAxisTitle', {
            defaultMessage: 'Precision (0 to 1)',
          })}
          curve={curve.map(precisionAtRecall)}
          chance={[
            [0, chance],
            [1, chance],
          ]}
          now={precisionAtRecall(now)}
          tried={precisionAtRecall(tried)}
          note={i18n.translate('anomalyForest.evaluate.labelsPanel.closerUpperRightBetterNote', {
            defaultMessage:
              'The closer to the upper right, the better. It says more than ROC where anomalies are rare.',
          })}
        />
      </EuiFlexItem>
      <EuiFlexItem style={wide}>
        <CurveChart
          title="ROC"
          xTitle={i18n.translate('anomalyForest.evaluate.labelsPanel.falsePositiveRateAxisTitle', {
            defaultMessage: 'False positive rate (0 to 1)',
          })}
          yTitle={i18n.translate('anomalyForest.evaluate.labelsPanel.recallAxisTitle', {
            defaultMessage: 'Recall (0 to 1)',
          })}
          curve={[[0, 0], ...curve.map(rocPoint)]}
          chance={[
            [0, 0],
            [1, 1],
          ]}
          now={rocPoint(now)}
          tried={rocPoint(tried)}
          note={i18n.translate('anomalyForest.evaluate.labelsPanel.closerUpperLeftBetterNote', {
            defaultMessage:
              'The closer to the upper left, the better. False positive rate: the share of ordinary rows that are flagged.',
          })}
        />
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}

function Evaluated(props: {
  evaluation: Evaluation;
  overview: DetectorOverview;
}): React.ReactElement {
  const { evaluation, overview } = props;
  const format = useFormat();
  const { curve } = evaluation;
  const current = overview.model?.threshold ?? 0.5;
  const [threshold, setThreshold] = useState<number | null>(null);
  const now = useMemo(() => asWritten(evaluation, current), [current, evaluation]);
  const tried = useMemo(
    () => (threshold === null ? now : pointAt(curve, threshold)),
    [curve, now, threshold],
  );
  return (
    <div data-test-subj="evaluation">
      <Stats stats={statsOf(evaluation, format)} />
      <EuiSpacer size="m" />
      <ThresholdSlider
        min={Math.min(current, curve[curve.length - 1]?.threshold ?? 0)}
        max={Math.max(current, curve[0]?.threshold ?? 1)}
        value={tried.threshold}
        isMoved={threshold !== null}
        price={priceOf(evaluation, tried, rowsPerDay(overview.live))}
        onChange={setThreshold}
      />
      <EuiSpacer size="m" />
      <Curves evaluation={evaluation} now={now} tried={tried} />
      <EuiSpacer size="m" />
      <EuiPanel hasBorder hasShadow={false}>
        <EuiTitle size="xxs">
          <h2>
            {i18n.translate('anomalyForest.evaluate.labelsPanel.verdictsAsTheyWereText', {
              defaultMessage: 'Verdicts as they were written, against the labels',
            })}
          </h2>
        </EuiTitle>
        <EuiSpacer size="s" />
        <ConfusionTable confusion={evaluation.confusion} />
      </EuiPanel>
    </div>
  );
}

interface Props {
  overview: DetectorOverview;
  /** ISO 8601. */
  times: { from: string; to: string };
}

function Evaluating({ labels, overview, times }: Props & { labels: Labels }): React.ReactElement {
  const request = useEvaluation(overview.detector.id, {
    label_field: labels.field,
    ...(labels.positive.length > 0 ? { positive_values: labels.positive } : {}),
    ...times,
  });
  return (
    <Requested
      request={request}
      failure={i18n.translate(
        'anomalyForest.evaluate.labelsPanel.resultsCouldNotEvaluatedFailure',
        {
          defaultMessage: 'The results could not be evaluated by "{field}"',
          values: { field: labels.field },
        },
      )}
      skeleton={
        <>
          <StatsSkeleton />
          <EuiSpacer size="m" />
          <ChartSkeleton height={380} />
        </>
      }
    >
      {(evaluation) => <Evaluated evaluation={evaluation} overview={overview} />}
    </Requested>
  );
}

/** Results against the labels in one of their fields; the address holds which. */
export function LabelsPanel(props: Props): React.ReactElement {
  const [params, change] = useAddress();
  const field = params.get('label') ?? '';
  const positive = (params.get('positive') ?? '').split(',').filter((value) => value !== '');
  return (
    <>
      <LabelForm
        key={`${field} ${positive.join()}`}
        field={field}
        positive={positive}
        onChange={(labels) =>
          change({
            label: labels.field === '' ? undefined : labels.field,
            positive: labels.positive.length === 0 ? undefined : labels.positive.join(','),
          })
        }
      />
      <EuiSpacer size="m" />
      {field === '' ? (
        <EuiEmptyPrompt
          iconType="tag"
          titleSize="s"
          title={
            <h3>
              {i18n.translate('anomalyForest.evaluate.labelsPanel.whichFieldSaysWhatText', {
                defaultMessage: 'Which field says what was truly anomalous?',
              })}
            </h3>
          }
          body={
            <p>
              <FormattedMessage
                id="anomalyForest.evaluate.labelsPanel.nameFieldResultsHoldsText"
                defaultMessage="Name a field of the results that holds a label, such as {example}. Scores and verdicts are then compared with it. Without labels, look at the scores and at their stability."
                values={{ example: <em>is_anomaly</em> }}
              />
            </p>
          }
          data-test-subj="noLabels"
        />
      ) : (
        <Evaluating {...props} labels={{ field, positive }} />
      )}
    </>
  );
}
