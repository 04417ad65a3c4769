import React from 'react';
import {
  EuiCallOut,
  EuiCode,
  EuiCodeBlock,
  EuiFlexGrid,
  EuiFlexItem,
  EuiFormRow,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import { LateText } from '../../components/late_field';
import { DetectorTimes } from './detector_times';
import { DetectorValidation } from './detector_validation';
import { namesOf } from './draft';
import { draftProblems, inputOf } from './draft_input';
import type { StepProps } from './source_step';

function Names({ draft, change }: StepProps): React.ReactElement {
  const without = (part: 'name' | 'id' | 'destination') => namesOf({ ...draft, [part]: '' })[part];
  const rows = [
    {
      key: 'name',
      label: i18n.translate('anomalyForest.wizard.destinationStep.nameLabel', {
        defaultMessage: 'Name',
      }),
      help: i18n.translate('anomalyForest.wizard.destinationStep.whatPeopleReadHelp', {
        defaultMessage: 'What people read.',
      }),
      placeholder: without('name'),
    },
    {
      key: 'id',
      label: i18n.translate('anomalyForest.wizard.destinationStep.idLabel', {
        defaultMessage: 'Id',
      }),
      help: i18n.translate('anomalyForest.wizard.destinationStep.lowerCaseLettersDigitsHelp', {
        defaultMessage: 'Lower-case letters, digits, "-" and "_"; it stays.',
      }),
      placeholder: without('id'),
    },
    {
      key: 'destination',
      label: i18n.translate('anomalyForest.wizard.destinationStep.resultsGoLabel', {
        defaultMessage: 'Results go to',
      }),
      help: i18n.translate('anomalyForest.wizard.destinationStep.indexBesideSourceMadeHelp', {
        defaultMessage: 'An index beside the source; it is made when it is not there.',
      }),
      placeholder: without('destination'),
    },
  ] as const;
  return (
    <EuiFlexGrid columns={3} gutterSize="m">
      {rows.map(({ key, label, help, placeholder }) => (
        <EuiFlexItem key={key}>
          <EuiFormRow label={label} helpText={help} fullWidth>
            <LateText
              value={draft[key]}
              placeholder={placeholder}
              onChange={(value) => change({ [key]: value.trim() })}
              testSubj={`detector-${key}`}
            />
          </EuiFormRow>
        </EuiFlexItem>
      ))}
    </EuiFlexGrid>
  );
}

function WrongDraft({ problems }: { problems: readonly string[] }): React.ReactElement {
  return (
    <EuiCallOut
      size="s"
      color="danger"
      iconType="alert"
      title={i18n.translate('anomalyForest.wizard.destinationStep.hasCorrectedFirstTitle', {
        defaultMessage: 'This has to be corrected first',
      })}
    >
      <EuiText size="s">
        <ul>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      </EuiText>
    </EuiCallOut>
  );
}

/** How often, where to, under which name; what is wrong; and the same as JSON. */
export function DestinationStep({ draft, change }: StepProps): React.ReactElement {
  const problems = draftProblems(draft);
  const input = problems.length === 0 ? inputOf(draft) : null;
  return (
    <>
      <Names draft={draft} change={change} />
      <EuiSpacer size="m" />
      <DetectorTimes draft={draft} change={change} />
      <EuiSpacer size="l" />
      {input === null ? <WrongDraft problems={problems} /> : <DetectorValidation input={input} />}
      {input === null ? null : (
        <>
          <EuiSpacer size="l" />
          <EuiTitle size="xs">
            <h3>
              {i18n.translate('anomalyForest.wizard.destinationStep.sameAsJsonText', {
                defaultMessage: 'The same as JSON',
              })}
            </h3>
          </EuiTitle>
          <EuiText size="s" color="subdued">
            <p>
              <FormattedMessage
                id="anomalyForest.wizard.destinationStep.whatApiTakeText"
                defaultMessage="What the API and {code} take."
                values={{ code: <EuiCode>anomaly-forest detector create</EuiCode> }}
              />
            </p>
          </EuiText>
          <EuiSpacer size="s" />
          <div data-test-subj="detectorAsJson">
            <EuiCodeBlock
              language="json"
              isCopyable
              fontSize="s"
              paddingSize="m"
              overflowHeight={320}
            >
              {JSON.stringify(input, null, 2)}
            </EuiCodeBlock>
          </div>
        </>
      )}
    </>
  );
}
