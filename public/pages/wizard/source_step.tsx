import React, { useEffect } from 'react';
import {
  EuiAccordion,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiSelect,
  EuiSpacer,
  EuiText,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { IndexBox } from '../../components/index_box/index_box';
import { LateJson } from '../../components/late_field';
import { remediesOfNames } from '../../components/remedies';
import { Requested } from '../../components/requested';
import { TableSkeleton } from '../../components/skeletons';
import { useSourceProfile } from '../../hooks/use_wizard_requests';
import { filterProblem, indicesOf, type Draft } from './draft';
import { readSourceOf } from './draft_input';
import { ResultIndices } from './result_indices';
import { RowChoice } from './row_choice';
import { SampleRows, SourceFigures, SourceWarnings } from './source_facts';

export interface StepProps {
  draft: Draft;
  change: (changes: Partial<Draft>) => void;
}

function Profile({ draft, change }: StepProps): React.ReactElement {
  const request = useSourceProfile(readSourceOf(draft));
  const found = request.data;
  const counts = new Map(found?.time_fields.map(({ field, count }) => [field, count]));
  const isGood = (field: string) => (counts.get(field) ?? 0) > 0;
  const likeliest = found?.time_field ?? '';
  useEffect(() => {
    // Another source has other fields: what was chosen for the last one may be none here.
    if (found === undefined || isGood(draft.timeField)) return;
    const next = found.time_fields.find(({ count }) => count > 0)?.field ?? '';
    if (next !== draft.timeField) change({ timeField: next });
  }, [found]);
  return (
    <>
      {found === undefined && request.error !== undefined ? null : (
        <>
          <EuiFormRow
            label={i18n.translate('anomalyForest.wizard.sourceStep.timeFieldLabel', {
              defaultMessage: 'Time field',
            })}
            helpText={i18n.translate(
              'anomalyForest.wizard.sourceStep.whenRowHappenedDetectorsHelp',
              {
                defaultMessage: 'When a row happened: detectors go through the source by it.',
              },
            )}
            fullWidth
          >
            <EuiSelect
              fullWidth
              value={draft.timeField}
              disabled={counts.size === 0}
              isLoading={request.isLoading}
              options={[
                ...(draft.timeField === '' ? [{ value: '', text: likeliest }] : []),
                ...[...counts.keys()].map((field) => ({ value: field, text: field })),
              ]}
              onChange={({ target }) => change({ timeField: target.value, features: null })}
              data-test-subj="timeField"
            />
          </EuiFormRow>
          <EuiSpacer size="m" />
          <RowChoice draft={draft} change={change} />
          <EuiSpacer size="m" />
        </>
      )}
      <Requested
        request={request}
        failure={i18n.translate('anomalyForest.wizard.sourceStep.sourceCouldNotReadFailure', {
          defaultMessage: 'The source could not be read',
        })}
        skeleton={<TableSkeleton />}
        remedies={remediesOfNames}
      >
        {(profile) => (
          <>
            <SourceWarnings profile={profile} />
            <ResultIndices profile={profile} draft={draft} change={change} />
            <SourceFigures profile={profile} />
            <EuiSpacer size="m" />
            {profile.sample.length === 0 ? null : <SampleRows profile={profile} />}
          </>
        )}
      </Requested>
    </>
  );
}

function Filter({ draft, change }: StepProps): React.ReactElement {
  const problem = filterProblem(draft);
  return (
    <EuiAccordion
      id="wizardFilter"
      buttonContent={
        draft.filter === ''
          ? i18n.translate('anomalyForest.wizard.sourceStep.filterOptionalButton', {
              defaultMessage: 'Filter (optional)',
            })
          : i18n.translate('anomalyForest.wizard.sourceStep.filterButton', {
              defaultMessage: 'Filter',
            })
      }
      initialIsOpen={draft.filter !== ''}
    >
      <EuiSpacer size="s" />
      <EuiFormRow
        label={i18n.translate('anomalyForest.wizard.sourceStep.queryDslDocumentsMustLabel', {
          defaultMessage: 'Query DSL that documents must match',
        })}
        helpText={i18n.translate('anomalyForest.wizard.sourceStep.suchAsHelp', {
          defaultMessage: 'Such as {example}',
          values: { example: '{"term": {"host": "pump-1"}}' },
        })}
        fullWidth
        isInvalid={problem !== undefined}
        error={problem}
      >
        <LateJson
          value={draft.filter}
          isInvalid={problem !== undefined}
          onChange={(filter) => change({ filter, features: null })}
          testSubj="sourceFilter"
        />
      </EuiFormRow>
    </EuiAccordion>
  );
}

/** Where the rows come from: indices, time field, filter; what is found there is shown at once. */
export function SourceStep({ draft, change }: StepProps): React.ReactElement {
  const named = indicesOf(draft);
  const isNamed = named.length > 0;
  const canAsk = isNamed && filterProblem(draft) === undefined;
  return (
    <EuiFlexGroup direction="column" gutterSize="m" responsive={false}>
      <EuiFlexItem grow={false}>
        <EuiFormRow
          label={i18n.translate('anomalyForest.wizard.sourceStep.indicesLabel', {
            defaultMessage: 'Indices',
          })}
          helpText={i18n.translate('anomalyForest.wizard.sourceStep.namesOrPatternsSuchHelp', {
            defaultMessage:
              'Choose an index, or type a name or a pattern such as rocket-telemetry* and press Enter. A leading - leaves one out.',
          })}
          fullWidth
        >
          <IndexBox
            names={named}
            placeholder="my-measurements*"
            autoFocus={named.length === 0}
            onChange={(names) =>
              change({
                indices: names.join(', '),
                features: null,
                timeField: '',
                entity: '',
                measures: null,
                keep: [],
              })
            }
            testSubj="sourceIndices"
          />
        </EuiFormRow>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <Filter draft={draft} change={change} />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        {canAsk ? (
          <Profile draft={draft} change={change} />
        ) : (
          <EuiText size="s" color="subdued">
            <p>
              {isNamed
                ? i18n.translate('anomalyForest.wizard.sourceStep.correctFilterSeeWhatText', {
                    defaultMessage: 'Correct the filter to see what it matches.',
                  })
                : i18n.translate('anomalyForest.wizard.sourceStep.nameIndexItsDocumentsText', {
                    defaultMessage:
                      'Name an index: its documents, their range and a few rows show here.',
                  })}
            </p>
          </EuiText>
        )}
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
