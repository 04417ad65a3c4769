import React from 'react';
import { EuiButtonIcon, EuiFlexGroup, EuiFlexItem, EuiText, EuiToolTip } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ResultRow } from '../../../common/api/search_results';
import type { Label } from '../../../common/label';
import { ChangeButton, useWhyNot } from '../../components/change_button';
import type { Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import type { Labels } from '../../hooks/use_labels';
import { useLabelsOnShow } from './labels_context';

const choices = [
  {
    anomaly: true,
    icon: 'check',
    color: 'success',
    name: i18n.translate('anomalyForest.anomalies.labelButtons.trueAnomalyName', {
      defaultMessage: 'True anomaly',
    }),
  },
  {
    anomaly: false,
    icon: 'cross',
    color: 'danger',
    name: i18n.translate('anomalyForest.anomalies.labelButtons.falseAnomalyName', {
      defaultMessage: 'False anomaly',
    }),
  },
] as const;
type Choice = (typeof choices)[number];

/** Why labels cannot be changed now; undefined where they can. */
function whyNot({ request }: Labels): string | undefined {
  if (request.data !== undefined) return undefined;
  return request.error === undefined
    ? i18n.translate('anomalyForest.anomalies.labelButtons.labelsBeingReadText', {
        defaultMessage: 'The labels are being read.',
      })
    : i18n.translate('anomalyForest.anomalies.labelButtons.labelsCouldNotReadText', {
        defaultMessage: 'The labels could not be read: {reason}',
        values: { reason: request.error.message },
      });
}

function Toggle(props: { choice: Choice; labels: Labels; row: ResultRow }): React.ReactElement {
  const { choice, labels, row } = props;
  const { anomaly, color, icon, name } = choice;
  const reason = useWhyNot()(whyNot(labels));
  const isChosen = labels.of(row.result_id)?.anomaly === anomaly;
  const tip = isChosen
    ? i18n.translate('anomalyForest.anomalies.labelButtons.withdrawLabelText', {
        defaultMessage: '{name}: withdraw this label',
        values: { name },
      })
    : name;
  return (
    <EuiToolTip content={reason ?? tip}>
      <EuiButtonIcon
        iconType={icon}
        size="xs"
        color={isChosen ? color : 'text'}
        display={isChosen ? 'fill' : 'empty'}
        aria-label={`${name}: ${row.ml.source.id}`}
        aria-pressed={isChosen}
        isDisabled={reason !== undefined}
        isLoading={labels.busy === row.result_id}
        onClick={() =>
          void (isChosen ? labels.withdraw(row.result_id) : labels.give(row.result_id, anomaly))
        }
        data-test-subj={anomaly ? 'labelTrue' : 'labelFalse'}
      />
    </EuiToolTip>
  );
}

/** Says of a row whether it is a true anomaly; pressing the chosen one again withdraws that. */
export function LabelButtons({ row }: { row: ResultRow }): React.ReactElement | null {
  const labels = useLabelsOnShow();
  if (labels === null || row.ml_score === undefined) return null;
  return (
    <EuiFlexGroup gutterSize="xs" responsive={false} wrap={false} alignItems="center">
      {choices.map((choice) => (
        <EuiFlexItem grow={false} key={choice.name}>
          <Toggle choice={choice} labels={labels} row={row} />
        </EuiFlexItem>
      ))}
    </EuiFlexGroup>
  );
}

function labelText({ anomaly, at, who, why }: Label, format: Format): string {
  const said = anomaly
    ? i18n.translate('anomalyForest.anomalies.labelButtons.trueAnomalySaysText', {
        defaultMessage: 'A true anomaly, says {who}, {at}',
        values: { who, at: format.time(at) },
      })
    : i18n.translate('anomalyForest.anomalies.labelButtons.falseAnomalySaysText', {
        defaultMessage: 'A false anomaly, says {who}, {at}',
        values: { who, at: format.time(at) },
      });
  return why === undefined ? said : `${said}: ${why}`;
}

/** The label of a row in words, with who gave it and when, and what can be done to it. */
export function LabelFacts({ row }: { row: ResultRow }): React.ReactElement | null {
  const labels = useLabelsOnShow();
  const format = useFormat();
  if (labels === null) return null;
  const label = labels.of(row.result_id);
  const reason = whyNot(labels);
  const isLoading = labels.busy === row.result_id;
  const offered = choices.filter(({ anomaly }) => anomaly !== label?.anomaly);
  return (
    <>
      <EuiText size="s" data-test-subj="labelOfRow">
        <p>
          {label === undefined
            ? i18n.translate('anomalyForest.anomalies.labelButtons.nobodyHasLabelledYetText', {
                defaultMessage:
                  'Nobody has labelled it yet. The detector can learn from labels on the page Models.',
              })
            : labelText(label, format)}
        </p>
      </EuiText>
      <EuiFlexGroup gutterSize="s" responsive={false} wrap alignItems="center">
        {offered.map(({ anomaly, icon, name }) => (
          <EuiFlexItem grow={false} key={name}>
            <ChangeButton
              plain
              icon={icon}
              whyNot={reason}
              isLoading={isLoading}
              onClick={() => void labels.give(row.result_id, anomaly)}
              testSubj={anomaly ? 'flyoutLabelTrue' : 'flyoutLabelFalse'}
            >
              {name}
            </ChangeButton>
          </EuiFlexItem>
        ))}
        {label === undefined ? null : (
          <EuiFlexItem grow={false}>
            <ChangeButton
              plain
              icon="trash"
              whyNot={reason}
              isLoading={isLoading}
              onClick={() => void labels.withdraw(row.result_id)}
              testSubj="withdrawLabel"
            >
              {i18n.translate('anomalyForest.anomalies.labelButtons.withdrawText', {
                defaultMessage: 'Withdraw',
              })}
            </ChangeButton>
          </EuiFlexItem>
        )}
      </EuiFlexGroup>
    </>
  );
}
