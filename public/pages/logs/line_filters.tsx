import React, { useEffect, useState } from 'react';
import {
  EuiBadge,
  EuiFieldSearch,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormControlLayout,
  EuiSelect,
  EuiSpacer,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { QueryBar, type QueryExamples } from '../../components/query_bar';
import { fieldsOf, type LogsProps } from './log_fields';
import { elsewhere } from './url_state';

const examples: QueryExamples = {
  KQL: i18n.translate('anomalyForest.logs.lineFilters.hostNameWebNotText', {
    defaultMessage: 'host.name : web-* and not process.name : cron',
  }),
  Lucene: i18n.translate('anomalyForest.logs.lineFilters.hostNameWebNotText2', {
    defaultMessage:
      'host.name:web-* AND NOT process.name:cron (Lucene syntax; KQL is read by Kibana alone)',
  }),
};

type Props = Pick<LogsProps, 'change' | 'found' | 'state'>;

/** Words of the line; Enter asks. */
function TextSearch({ change, state }: Props): React.ReactElement {
  const [typed, setTyped] = useState(state.text ?? '');
  // "Back", or a link, brings another text than what was typed.
  useEffect(() => setTyped(state.text ?? ''), [state.text]);
  return (
    <EuiFormControlLayout
      prepend={i18n.translate('anomalyForest.logs.lineFilters.wordsText', {
        defaultMessage: 'Words',
      })}
      fullWidth
    >
      <EuiFieldSearch
        fullWidth
        maxLength={1_000}
        placeholder={i18n.translate(
          'anomalyForest.logs.lineFilters.failedInvalidUserRootPlaceholder',
          { defaultMessage: 'failed "invalid user" -root' },
        )}
        aria-label={i18n.translate('anomalyForest.logs.lineFilters.wordsLineAriaLabel', {
          defaultMessage: 'Words of the line',
        })}
        value={typed}
        isClearable
        onChange={({ target }) => setTyped(target.value)}
        onSearch={(text) =>
          change({ text: text.trim() === '' ? undefined : text.trim(), ...elsewhere })
        }
        data-test-subj="textSearch"
      />
    </EuiFormControlLayout>
  );
}

function FieldChoice(props: {
  label: string;
  value: string;
  fields: readonly string[];
  onChoose: (field: string) => void;
  testSubj: string;
}): React.ReactElement {
  const { fields, label, onChoose, testSubj, value } = props;
  const names = fields.includes(value) ? fields : [value, ...fields];
  return (
    <EuiSelect
      fullWidth
      prepend={label}
      aria-label={label}
      value={value}
      options={names.map((name) => ({ value: name, text: name }))}
      onChange={({ target }) => onChoose(target.value)}
      data-test-subj={testSubj}
    />
  );
}

/** The pattern that lines are narrowed to. */
function ChosenPattern({ change, state }: Props): React.ReactElement | null {
  if (state.template === undefined || state.tab !== 'lines') return null;
  return (
    <>
      <EuiSpacer size="s" />
      <EuiBadge
        color="hollow"
        iconType="cross"
        iconSide="right"
        onClick={() => change({ template: undefined, ...elsewhere })}
        onClickAriaLabel={i18n.translate(
          'anomalyForest.logs.lineFilters.patternShowLinesAllAriaLabel',
          {
            defaultMessage: 'Pattern: {template} – show lines of all patterns again',
            values: { template: state.template },
          },
        )}
        data-test-subj="chosenPattern"
      >
        {i18n.translate('anomalyForest.logs.lineFilters.patternText', {
          defaultMessage: 'Pattern: {template}',
          values: { template: state.template },
        })}
      </EuiBadge>
    </>
  );
}

/** What lines are narrowed by, and where their time and text stand. */
export function LineFilters(props: Props): React.ReactElement {
  const { change, found, state } = props;
  const fields = fieldsOf(found, state);
  return (
    <>
      <QueryBar
        query={state.query}
        examples={examples}
        onQuery={(query) => change({ query, ...elsewhere })}
      />
      <EuiSpacer size="s" />
      <EuiFlexGroup gutterSize="s" wrap responsive={false}>
        <EuiFlexItem style={{ minWidth: 280 }} grow={2}>
          <TextSearch {...props} />
        </EuiFlexItem>
        <EuiFlexItem style={{ minWidth: 220 }}>
          <FieldChoice
            label={i18n.translate('anomalyForest.logs.lineFilters.lineLabel', {
              defaultMessage: 'Line in',
            })}
            value={fields.line_field}
            fields={found.line_fields}
            onChoose={(lineField) => change({ lineField, template: undefined, ...elsewhere })}
            testSubj="lineField"
          />
        </EuiFlexItem>
        <EuiFlexItem style={{ minWidth: 220 }}>
          <FieldChoice
            label={i18n.translate('anomalyForest.logs.lineFilters.timeLabel', {
              defaultMessage: 'Time in',
            })}
            value={fields.time_field}
            fields={found.time_fields.map(({ field }) => field)}
            onChoose={(timeField) => change({ timeField, ...elsewhere })}
            testSubj="timeField"
          />
        </EuiFlexItem>
      </EuiFlexGroup>
      <ChosenPattern {...props} />
    </>
  );
}
