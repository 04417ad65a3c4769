import React, { useEffect } from 'react';
import {
  EuiCallOut,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiRadioGroup,
  EuiSelect,
  EuiSkeletonText,
  EuiSpacer,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { LateText } from '../../components/late_field';
import { Requested } from '../../components/requested';
import { useWindowChoices } from '../../hooks/use_wizard_requests';
import { newDraft } from './draft';
import { readSourceOf } from './draft_input';
import { isWindowLength } from './draft_windows';
import { KeepBox } from './keep_box';
import type { StepProps } from './source_step';

const options = [
  {
    id: 'rows-documents',
    label: i18n.translate('anomalyForest.wizard.rowChoice.eachDocumentLabel', {
      defaultMessage: 'Each document: measurements, packets, lines of a log',
    }),
    'data-test-subj': 'rowsDocuments',
  },
  {
    id: 'rows-windows',
    label: i18n.translate('anomalyForest.wizard.rowChoice.eachEntityAndWindowLabel', {
      defaultMessage:
        'Each entity and window: what a user, host or address did within a short span of time',
    }),
    'data-test-subj': 'rowsWindows',
  },
];

const nothingNamesEntity = i18n.translate(
  'anomalyForest.wizard.rowChoice.noFieldNamesEntityTitle',
  {
    defaultMessage:
      'No field is mapped as a keyword or an IP address: nothing can name the entity.',
  },
);

function WindowFields({ draft, change }: StepProps): React.ReactElement {
  const request = useWindowChoices(readSourceOf(draft));
  const found = request.data;
  const names = found?.entities.map(({ field }) => field) ?? [];
  useEffect(() => {
    // Another source has other fields: what was chosen for the last one may be none here.
    if (found === undefined || names.includes(draft.entity)) return;
    const [likeliest = ''] = names;
    if (likeliest !== draft.entity) change({ entity: likeliest });
  }, [found]);
  const isGood = isWindowLength(draft.windowLength);
  return (
    <Requested
      request={request}
      skeleton={<EuiSkeletonText lines={2} />}
      failure={i18n.translate('anomalyForest.wizard.rowChoice.fieldsCouldNotReadFailure', {
        defaultMessage: 'The fields could not be read',
      })}
    >
      {({ entities, fields }) =>
        entities.length === 0 ? (
          <EuiCallOut size="s" color="warning" iconType="alert" title={nothingNamesEntity} />
        ) : (
          <>
            <EuiFlexGroup gutterSize="m">
              <EuiFlexItem>
                <EuiFormRow
                  label={i18n.translate('anomalyForest.wizard.rowChoice.entityFieldLabel', {
                    defaultMessage: 'Entity',
                  })}
                  helpText={i18n.translate('anomalyForest.wizard.rowChoice.entityFieldHelp', {
                    defaultMessage:
                      'The field that names whose windows they are. Documents without it are left out.',
                  })}
                  fullWidth
                >
                  <EuiSelect
                    fullWidth
                    value={draft.entity}
                    options={entities.map(({ field, type }) => ({
                      value: field,
                      text: `${field} (${type})`,
                    }))}
                    onChange={({ target }) => change({ entity: target.value })}
                    data-test-subj="entityField"
                  />
                </EuiFormRow>
              </EuiFlexItem>
              <EuiFlexItem>
                <EuiFormRow
                  label={i18n.translate('anomalyForest.wizard.rowChoice.windowLengthLabel', {
                    defaultMessage: 'Length of a window',
                  })}
                  helpText={i18n.translate('anomalyForest.wizard.rowChoice.windowLengthHelp', {
                    defaultMessage: 'From 1s to 7d, such as 5m or 1h.',
                  })}
                  isInvalid={!isGood}
                  error={i18n.translate('anomalyForest.wizard.rowChoice.windowLengthError', {
                    defaultMessage: 'No duration from 1s to 7d.',
                  })}
                  fullWidth
                >
                  <LateText
                    value={draft.windowLength}
                    isInvalid={!isGood}
                    placeholder={newDraft.windowLength}
                    onChange={(windowLength) => change({ windowLength: windowLength.trim() })}
                    testSubj="windowLength"
                  />
                </EuiFormRow>
              </EuiFlexItem>
            </EuiFlexGroup>
            <EuiSpacer size="m" />
            <KeepBox fields={fields} draft={draft} change={change} />
          </>
        )
      }
    </Requested>
  );
}

/** What is judged: each document by itself, or what an entity did in a window of time. */
export function RowChoice({ draft, change }: StepProps): React.ReactElement {
  return (
    <>
      <EuiRadioGroup
        options={options}
        idSelected={`rows-${draft.rows}`}
        onChange={(id) => change({ rows: id === 'rows-windows' ? 'windows' : 'documents' })}
        legend={{
          children: i18n.translate('anomalyForest.wizard.rowChoice.whatRowIsLegend', {
            defaultMessage: 'What a row is',
          }),
        }}
      />
      {draft.rows === 'windows' ? (
        <>
          <EuiSpacer size="m" />
          <WindowFields draft={draft} change={change} />
        </>
      ) : null}
    </>
  );
}
