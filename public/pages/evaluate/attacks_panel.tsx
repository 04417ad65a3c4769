import React from 'react';
import {
  EuiButtonGroup,
  EuiEmptyPrompt,
  EuiPanel,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import {
  flaggedBys,
  type AttackDetection,
  type AttackEvaluation,
} from '../../../common/api/evaluate_attacks';
import type { Detector } from '../../../common/detector';
import { Requested } from '../../components/requested';
import { ChartSkeleton, StatsSkeleton, TableSkeleton } from '../../components/skeletons';
import { Stats, type Stat } from '../../components/stats';
import { nothing, type Format } from '../../formatters/format';
import { sentences } from '../../formatters/sentences';
import { useFormat } from '../../formatters/use_format';
import { useAddress } from '../../hooks/use_address';
import { useAttacks, useClassScores } from '../../hooks/use_attacks';
import { AttackForm } from './attack_form';
import { KeptFields } from './kept_fields';
import {
  addressOf,
  bodyOf,
  readFlaggedBy,
  readQuestion,
  type AttackQuestion,
} from './attack_question';
import { AblationTable, ClassTable, flaggedByNames } from './attack_tables';
import { ClassBoxes } from './class_boxes';

interface Times {
  /** ISO 8601. */
  from: string;
  to: string;
}

function Section(props: {
  title: string;
  note: string;
  children: React.ReactNode;
}): React.ReactElement {
  return (
    <EuiPanel hasBorder hasShadow={false}>
      <EuiTitle size="xxs">
        <h2>{props.title}</h2>
      </EuiTitle>
      <EuiSpacer size="s" />
      {props.children}
      <EuiSpacer size="s" />
      <EuiText size="xs" color="subdued">
        <p>{props.note}</p>
      </EuiText>
    </EuiPanel>
  );
}

function statsOf(evaluation: AttackEvaluation, found: AttackDetection, format: Format): Stat[] {
  const { attack_rows: attackRows, days, rows } = evaluation;
  const { detection_ms: delay } = found;
  return [
    {
      label: i18n.translate('anomalyForest.evaluate.attacksPanel.labelledRowsLabel', {
        defaultMessage: 'Labelled rows',
      }),
      value: format.count(rows),
    },
    {
      label: i18n.translate('anomalyForest.evaluate.attacksPanel.rowsAttacksLabel', {
        defaultMessage: 'Rows of attacks',
      }),
      value: format.count(attackRows),
      testSubj: 'statAttackRows',
    },
    {
      label: i18n.translate('anomalyForest.evaluate.attacksPanel.timeCoveredLabel', {
        defaultMessage: 'Time covered',
      }),
      value: format.span(days * 86_400_000),
    },
    {
      label: i18n.translate('anomalyForest.evaluate.attacksPanel.attacksHitLabel', {
        defaultMessage: 'Attacks hit',
      }),
      value: i18n.translate('anomalyForest.evaluate.attacksPanel.ofText', {
        defaultMessage: '{attacksHit} of {attacks}',
        values: {
          attacksHit: format.count(found.attacks_hit),
          attacks: format.count(found.attacks),
        },
      }),
      hint: i18n.translate('anomalyForest.evaluate.attacksPanel.attacksWithAtLeastHint', {
        defaultMessage: 'Attacks with at least one row that is flagged.',
      }),
      testSubj: 'statAttacksHit',
    },
    {
      label: i18n.translate('anomalyForest.evaluate.attacksPanel.timeDetectionLabel', {
        defaultMessage: 'Time to detection',
      }),
      value: delay === null ? nothing : format.span(delay.median),
      hint: i18n.translate('anomalyForest.evaluate.attacksPanel.medianFromFirstRowHint', {
        defaultMessage:
          'Median, from the first row of an attack to its first flagged one, of those hit.',
      }),
    },
    {
      label: i18n.translate('anomalyForest.evaluate.attacksPanel.falseAlertsDayLabel', {
        defaultMessage: 'False alerts a day',
      }),
      value: format.alertsADay(found.false_alerts_per_day),
    },
  ];
}

function Evaluated({ evaluation }: { evaluation: AttackEvaluation }): React.ReactElement {
  const format = useFormat();
  const [params, change] = useAddress();
  const by = readFlaggedBy(params);
  const { detections, other_class_rows: others } = evaluation;
  const found = detections.find((one) => one.by === by) ?? detections[0];
  if (found === undefined) return <></>;
  const further =
    others === 0
      ? null
      : i18n.translate('anomalyForest.evaluate.attacksPanel.rowFurtherClassesText', {
          defaultMessage:
            '{others} {othersCount, plural, one {row is} other {rows are}} of further classes.',
          values: { others: format.count(others), othersCount: others },
        });
  return (
    <div data-test-subj="attackEvaluation">
      <Stats stats={statsOf(evaluation, found, format)} />
      <EuiSpacer size="m" />
      <Section
        title={i18n.translate('anomalyForest.evaluate.attacksPanel.whatFindsAttacksTitle', {
          defaultMessage: 'What finds the attacks',
        })}
        note={i18n.translate('anomalyForest.evaluate.attacksPanel.rulesAloneMlRulesNote', {
          defaultMessage:
            'Rules alone: ml.rules names one. Forest alone: the score is at or over the threshold beside it. Precision and recall are of rows, the hit rate is of attacks; delays, from the first row of an attack to its first flagged one, are of those that were hit.',
        })}
      >
        <AblationTable detections={detections} />
      </Section>
      <EuiSpacer size="m" />
      <Section
        title={i18n.translate('anomalyForest.evaluate.attacksPanel.classClassTitle', {
          defaultMessage: 'Class by class',
        })}
        note={sentences(
          i18n.translate('anomalyForest.evaluate.attacksPanel.precisionClassItsFlaggedNote', {
            defaultMessage:
              'Precision of a class: its flagged rows beside ordinary ones, so that finding another class is no false alert.',
          }),
          further,
        )}
      >
        <EuiButtonGroup
          legend={i18n.translate('anomalyForest.evaluate.attacksPanel.whoseFlagsCountLegend', {
            defaultMessage: 'Whose flags count',
          })}
          buttonSize="compressed"
          options={flaggedBys.map((id) => ({
            id,
            label: flaggedByNames[id],
            'data-test-subj': `flaggedBy-${id}`,
          }))}
          idSelected={by}
          onChange={(id) => change({ by: id === 'verdict' ? undefined : id })}
        />
        <EuiSpacer size="s" />
        <ClassTable detection={found} />
      </Section>
    </div>
  );
}

interface Asked {
  detector: Detector;
  question: AttackQuestion;
  times: Times;
}

function Detection({ detector, question, times }: Asked): React.ReactElement {
  const request = useAttacks(detector.id, bodyOf(question, times));
  return (
    <Requested
      request={request}
      failure={i18n.translate(
        'anomalyForest.evaluate.attacksPanel.attacksCouldNotEvaluatedFailure',
        {
          defaultMessage: 'The attacks could not be evaluated by "{label}" and "{classField}"',
          values: { label: question.label, classField: question.classField },
        },
      )}
      skeleton={
        <>
          <StatsSkeleton />
          <EuiSpacer size="m" />
          <TableSkeleton />
        </>
      }
    >
      {(evaluation) => <Evaluated evaluation={evaluation} />}
    </Requested>
  );
}

function Boxes({ detector, question, times }: Asked): React.ReactElement {
  const request = useClassScores({
    detector_id: detector.id,
    class_field: question.classField,
    ...times,
  });
  return (
    <Requested
      request={request}
      failure={i18n.translate('anomalyForest.evaluate.attacksPanel.scoresCouldNotReadFailure', {
        defaultMessage: 'The scores could not be read by "{classField}"',
        values: { classField: question.classField },
      })}
      skeleton={<ChartSkeleton height={320} />}
    >
      {(scores) =>
        scores.classes.length === 0 ? (
          <></>
        ) : (
          <Section
            title={i18n.translate('anomalyForest.evaluate.attacksPanel.scoresClassTitle', {
              defaultMessage: 'Scores by class',
            })}
            note={i18n.translate('anomalyForest.evaluate.attacksPanel.classWhoseBoxLiesNote', {
              defaultMessage:
                'A class whose box lies left of the p99 is one that the forest hardly tells from what is ordinary.',
            })}
          >
            <ClassBoxes scores={scores} />
          </Section>
        )
      }
    </Requested>
  );
}

/** How a detector does against attacks, class by class; the address holds what is asked. */
export function AttacksPanel(props: { detector: Detector; times: Times }): React.ReactElement {
  const [params, change] = useAddress();
  const question = readQuestion(params);
  const isAsked = question.label !== '' && question.classField !== '';
  return (
    <>
      <KeptFields detector={props.detector} />
      <AttackForm
        key={JSON.stringify(question)}
        question={question}
        onAsk={(asked) => change(addressOf(asked))}
      />
      <EuiSpacer size="m" />
      {isAsked ? (
        <>
          <Detection {...props} question={question} />
          <EuiSpacer size="m" />
          <Boxes {...props} question={question} />
        </>
      ) : (
        <EuiEmptyPrompt
          iconType="tag"
          titleSize="s"
          title={
            <h3>
              {i18n.translate('anomalyForest.evaluate.attacksPanel.whichFieldsTellAttacksText', {
                defaultMessage: 'Which fields tell of attacks?',
              })}
            </h3>
          }
          body={
            <p>
              <FormattedMessage
                id="anomalyForest.evaluate.attacksPanel.nameFieldWithLabelText"
                defaultMessage="Name the field with the label and the one with the class, such as {example}. An attack is caught by one of its rows: what counts is how many are, and how soon."
                values={{ example: <em>attack.kind</em> }}
              />
            </p>
          }
          data-test-subj="noAttackFields"
        />
      )}
    </>
  );
}
