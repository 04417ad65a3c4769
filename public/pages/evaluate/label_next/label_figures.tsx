import React from 'react';
import { EuiButtonEmpty, EuiFlexGroup, EuiFlexItem } from '@elastic/eui';
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
  const of = model_version === null ? '' : ` of version ${format.count(model_version)}`;
  const drawn = rows === 1 ? '1 row' : `${format.count(rows)} rows`;
  return {
    label: `Precision${of}, by ${drawn} drawn at random`,
    value:
      interval === null
        ? nothing
        : `${format.percent(interval.precision)} (${format.percent(interval.low)} to ${format.percent(interval.high)})`,
    hint: 'The share of true anomalies among flagged rows, with the interval that holds it with 95 % confidence (Wilson). Only rows that were drawn at random count.',
    testSubj: 'statEstimate',
  };
}

function statsOf({ estimate, labels }: LabelList, format: Format): Stat[] {
  const trueOnes = labels.filter(({ anomaly }) => anomaly).length;
  return [
    { label: 'Labels', value: format.count(labels.length), testSubj: 'statLabels' },
    { label: 'True anomalies', value: format.count(trueOnes) },
    { label: 'False anomalies', value: format.count(labels.length - trueOnes) },
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
      failure="The labels could not be read"
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
                Let the detector learn from them
              </EuiButtonEmpty>
            </EuiFlexItem>
          </EuiFlexGroup>
        </>
      )}
    </Requested>
  );
}
