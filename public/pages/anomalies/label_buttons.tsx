import React from 'react';
import { EuiButtonIcon, EuiFlexGroup, EuiFlexItem, EuiText, EuiToolTip } from '@elastic/eui';
import type { ResultRow } from '../../../common/api/search_results';
import { ChangeButton, useWhyNot } from '../../components/change_button';
import { useFormat } from '../../formatters/use_format';
import type { Labels } from '../../hooks/use_labels';
import { useLabelsOnShow } from './labels_context';

const choices = [
  { anomaly: true, icon: 'check', color: 'success', name: 'True anomaly' },
  { anomaly: false, icon: 'cross', color: 'danger', name: 'False anomaly' },
] as const;
type Choice = (typeof choices)[number];

/** Why labels cannot be changed now; undefined where they can. */
function whyNot({ request }: Labels): string | undefined {
  if (request.data !== undefined) return undefined;
  return request.error === undefined
    ? 'The labels are being read.'
    : `The labels could not be read: ${request.error.message}`;
}

function Toggle(props: { choice: Choice; labels: Labels; row: ResultRow }): React.ReactElement {
  const { choice, labels, row } = props;
  const { anomaly, color, icon, name } = choice;
  const reason = useWhyNot()(whyNot(labels));
  const isChosen = labels.of(row.result_id)?.anomaly === anomaly;
  const tip = isChosen ? `${name}: withdraw this label` : name;
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
            ? 'Nobody has labelled it yet. The detector can learn from labels on the page Models.'
            : `${label.anomaly ? 'A true anomaly' : 'A false anomaly'}, says ${label.who}, ${format.time(label.at)}${label.why === undefined ? '' : `: ${label.why}`}`}
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
              Withdraw
            </ChangeButton>
          </EuiFlexItem>
        )}
      </EuiFlexGroup>
    </>
  );
}
