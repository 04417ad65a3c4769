import React from 'react';
import { EuiButtonEmpty, EuiFlexGroup, EuiFlexItem } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { LabelList, PrecisionEstimate } from '../../../../common/api/list_labels';
import { modelsOf } from '../../../application/paths';
import { Requested } from '../../../components/requested';
import { StatsSkeleton } from '../../../components/skeletons';
import { Stats, type Stat } from '../../../components/stats';
import { useLink } from '../../../components/use_link';
import { nothing, type Format } from '../../../formatters/format';
import { useFormat } from '../../../formatters/use_format';
import type { Request } from '../../../hooks/use_request';

function precisionStat({ interval, model_version, rows }: PrecisionEstimate, format: Format): Stat {
  return {
    label:
      model_version === null
        ? i18n.translate('anomalyForest.evaluate.labelNext.labelFigures.precisionLabel', {
            defaultMessage:
              'Precision, by {rows} {rowsCount, plural, one {row} other {rows}} drawn at random',
            values: { rows: format.count(rows), rowsCount: rows },
          })
        : i18n.translate('anomalyForest.evaluate.labelNext.labelFigures.precisionOfVersionLabel', {
            defaultMessage:
              'Precision of version {version}, by {rows} {rowsCount, plural, one {row} other {rows}} drawn at random',
            values: {
              version: format.count(model_version),
              rows: format.count(rows),
              rowsCount: rows,
            },
          }),
    value:
      interval === null
        ? nothing
        : i18n.translate('anomalyForest.evaluate.labelNext.labelFigures.toText', {
            defaultMessage: '{precision} ({low} to {high})',
            values: {
              precision: format.percent(interval.precision),
              low: format.percent(interval.low),
              high: format.percent(interval.high),
            },
          }),
    hint: i18n.translate(
      'anomalyForest.evaluate.labelNext.labelFigures.shareTrueAnomaliesAmongHint',
      {
        defaultMessage:
          'The share of true anomalies among flagged rows, with the interval that holds it with 95 % confidence (Wilson). Only rows that were drawn at random count.',
      },
    ),
    testSubj: 'statEstimate',
  };
}

function statsOf({ estimate, labels }: LabelList, format: Format): Stat[] {
  const trueOnes = labels.filter(({ anomaly }) => anomaly).length;
  return [
    {
      label: i18n.translate('anomalyForest.evaluate.labelNext.labelFigures.labelsLabel', {
        defaultMessage: 'Labels',
      }),
      value: format.count(labels.length),
      testSubj: 'statLabels',
    },
    {
      label: i18n.translate('anomalyForest.evaluate.labelNext.labelFigures.trueAnomaliesLabel', {
        defaultMessage: 'True anomalies',
      }),
      value: format.count(trueOnes),
    },
    {
      label: i18n.translate('anomalyForest.evaluate.labelNext.labelFigures.falseAnomaliesLabel', {
        defaultMessage: 'False anomalies',
      }),
      value: format.count(labels.length - trueOnes),
    },
    precisionStat(estimate, format),
  ];
}

/** How many labels there are, what they say of the champion, and where to learn from them. */
export function LabelFigures(props: {
  detectorId: string;
  request: Request<LabelList>;
}): React.ReactElement {
  const format = useFormat();
  const link = useLink();
  return (
    <Requested
      request={props.request}
      failure={i18n.translate(
        'anomalyForest.evaluate.labelNext.labelFigures.labelsCouldNotReadFailure',
        { defaultMessage: 'The labels could not be read' },
      )}
      skeleton={<StatsSkeleton />}
    >
      {(list) => (
        <>
          <Stats stats={statsOf(list, format)} />
          <EuiFlexGroup justifyContent="flexEnd" responsive={false} gutterSize="none">
            <EuiFlexItem grow={false}>
              <EuiButtonEmpty
                size="s"
                iconType="sortRight"
                iconSide="right"
                isDisabled={list.labels.length === 0}
                {...(list.labels.length === 0 ? {} : link(modelsOf(props.detectorId)))}
                data-test-subj="toLearning"
              >
                {i18n.translate(
                  'anomalyForest.evaluate.labelNext.labelFigures.letDetectorLearnFromButton',
                  { defaultMessage: 'Let the detector learn from them' },
                )}
              </EuiButtonEmpty>
            </EuiFlexItem>
          </EuiFlexGroup>
        </>
      )}
    </Requested>
  );
}
