import React from 'react';
import {
  EuiCallOut,
  EuiCode,
  EuiCodeBlock,
  EuiFlexGrid,
  EuiFlexItem,
  EuiFormRow,
  EuiSelect,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import type { DetectorProblem } from '../../../common/api/validate_detector';
import type { DetectorInput } from '../../../common/detector';
import { LateText } from '../../components/late_field';
import { Requested } from '../../components/requested';
import { useValidation } from '../../hooks/use_wizard_requests';
import { namesOf } from './draft';
import { draftProblems, inputOf } from './draft_input';
import type { StepProps } from './source_step';

const everies = [
  {
    value: '10s',
    text: i18n.translate('anomalyForest.wizard.destinationStep.everySecondsText', {
      defaultMessage: 'Every 10 seconds',
    }),
  },
  {
    value: '1m',
    text: i18n.translate('anomalyForest.wizard.destinationStep.everyMinuteText', {
      defaultMessage: 'Every minute',
    }),
  },
  {
    value: '5m',
    text: i18n.translate('anomalyForest.wizard.destinationStep.everyMinutesText', {
      defaultMessage: 'Every 5 minutes',
    }),
  },
  {
    value: '15m',
    text: i18n.translate('anomalyForest.wizard.destinationStep.everyMinutesText2', {
      defaultMessage: 'Every 15 minutes',
    }),
  },
  {
    value: '1h',
    text: i18n.translate('anomalyForest.wizard.destinationStep.everyHourText', {
      defaultMessage: 'Every hour',
    }),
  },
];

const delays = [
  {
    value: '10s',
    text: i18n.translate('anomalyForest.wizard.destinationStep.secondsText', {
      defaultMessage: '10 seconds',
    }),
  },
  {
    value: '1m',
    text: i18n.translate('anomalyForest.wizard.destinationStep.minuteText', {
      defaultMessage: '1 minute',
    }),
  },
  {
    value: '5m',
    text: i18n.translate('anomalyForest.wizard.destinationStep.minutesText', {
      defaultMessage: '5 minutes',
    }),
  },
  {
    value: '15m',
    text: i18n.translate('anomalyForest.wizard.destinationStep.minutesText2', {
      defaultMessage: '15 minutes',
    }),
  },
];

const retrainings = [
  {
    value: '',
    text: i18n.translate('anomalyForest.wizard.destinationStep.neverItselfText', {
      defaultMessage: 'Never by itself',
    }),
  },
  {
    value: '1d',
    text: i18n.translate('anomalyForest.wizard.destinationStep.everyDayText', {
      defaultMessage: 'Every day',
    }),
  },
  {
    value: '7d',
    text: i18n.translate('anomalyForest.wizard.destinationStep.everyWeekText', {
      defaultMessage: 'Every week',
    }),
  },
  {
    value: '30d',
    text: i18n.translate('anomalyForest.wizard.destinationStep.everyDaysText', {
      defaultMessage: 'Every 30 days',
    }),
  },
];

/** Another value, such as of a link, stays choosable. */
const withOwn = (options: readonly { value: string; text: string }[], value: string) =>
  options.some((option) => option.value === value)
    ? [...options]
    : [...options, { value, text: value }];

function Problems({ problems }: { problems: readonly DetectorProblem[] }) {
  if (problems.length === 0) {
    return (
      <EuiCallOut
        size="s"
        color="success"
        iconType="check"
        title={i18n.translate(
          'anomalyForest.wizard.destinationStep.nothingStandsWayCreatingTitle',
          { defaultMessage: 'Nothing stands in the way of creating it.' },
        )}
        data-test-subj="validationPassed"
      />
    );
  }
  const prevents = problems.some((problem) => problem.prevents);
  return (
    <EuiCallOut
      size="s"
      color={prevents ? 'danger' : 'warning'}
      iconType="alert"
      title={
        prevents
          ? i18n.translate('anomalyForest.wizard.destinationStep.cannotCreatedLikeTitle', {
              defaultMessage: 'It cannot be created like this',
            })
          : i18n.translate('anomalyForest.wizard.destinationStep.canCreatedButTitle', {
              defaultMessage: 'It can be created, but',
            })
      }
      data-test-subj="validationProblems"
    >
      <EuiText size="s">
        <ul>
          {problems.map(({ code, message, remedy }) => (
            <li key={`${code} ${message}`}>
              <EuiCode>{code}</EuiCode> {message} {remedy}
            </li>
          ))}
        </ul>
      </EuiText>
    </EuiCallOut>
  );
}

function Validation({ input }: { input: DetectorInput }): React.ReactElement {
  const request = useValidation(input);
  return (
    <Requested
      request={request}
      failure={i18n.translate(
        'anomalyForest.wizard.destinationStep.detectorCouldNotCheckedFailure',
        { defaultMessage: 'The detector could not be checked' },
      )}
      skeleton={
        <EuiCallOut
          size="s"
          iconType="clock"
          title={i18n.translate('anomalyForest.wizard.destinationStep.checkingTitle', {
            defaultMessage: 'Checking …',
          })}
        />
      }
    >
      {(problems) => <Problems problems={problems} />}
    </Requested>
  );
}

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

function Times({ draft, change }: StepProps): React.ReactElement {
  const rows = [
    {
      key: 'interval',
      label: i18n.translate('anomalyForest.wizard.destinationStep.scoredLabel', {
        defaultMessage: 'Scored',
      }),
      help: i18n.translate('anomalyForest.wizard.destinationStep.howOftenNewRowsHelp', {
        defaultMessage: 'How often new rows are looked for.',
      }),
      options: everies,
    },
    {
      key: 'queryDelay',
      label: i18n.translate('anomalyForest.wizard.destinationStep.waitsForLateRowsLabel', {
        defaultMessage: 'Waits for late rows',
      }),
      help: i18n.translate('anomalyForest.wizard.destinationStep.rowsComeLaterStillHelp', {
        defaultMessage: 'Rows that come later still are found and scored too.',
      }),
      options: delays,
    },
    {
      key: 'retrainEvery',
      label: i18n.translate('anomalyForest.wizard.destinationStep.trainedAnewLabel', {
        defaultMessage: 'Trained anew',
      }),
      help: i18n.translate('anomalyForest.wizard.destinationStep.soLearnsWhatHasHelp', {
        defaultMessage: 'So that it learns what has become ordinary.',
      }),
      options: retrainings,
    },
  ] as const;
  return (
    <EuiFlexGrid columns={3} gutterSize="m">
      {rows.map(({ key, label, help, options }) => (
        <EuiFlexItem key={key}>
          <EuiFormRow label={label} helpText={help} fullWidth>
            <EuiSelect
              fullWidth
              value={draft[key]}
              options={withOwn(options, draft[key])}
              onChange={({ target }) => change({ [key]: target.value })}
              data-test-subj={`detector-${key}`}
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
      <Times draft={draft} change={change} />
      <EuiSpacer size="l" />
      {input === null ? <WrongDraft problems={problems} /> : <Validation input={input} />}
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
