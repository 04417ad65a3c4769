import type { Command } from 'commander';
import type { Evaluation } from '../../common/api/evaluate_detector';
import { usualAttackGap } from '../../common/api/evaluate_attacks';
import { durationToMs } from '../../common/codecs/bounded';
import type { AttackGrouping } from '../../server/detection/ports/attack_reader';
import { evaluateAttacks } from '../../server/detection/evaluation/evaluate_attacks';
import { evaluateDetector } from '../../server/detection/evaluation/evaluate_detector';
import { interval, time } from '../arguments';
import { addConnectionOptions, withConnection, type ConnectionOptions } from '../connection';
import { toAction, UsageError, type CliContext } from '../run_command';
import { count, decimals, listing, table } from '../text';
import { describeAttacks } from './attack_text';

interface Options extends ConnectionOptions {
  labels: string;
  positive?: string[];
  class?: string;
  entity?: string;
  attackId?: string;
  gap?: number;
  from?: number;
  to?: number;
  json?: boolean;
}

function describe(evaluation: Evaluation): string {
  const { confusion } = evaluation;
  return [
    `${count(evaluation.rows)} rows scored by ${evaluation.detector_id}, ${count(evaluation.anomalies)} anomalous by "${evaluation.label_field}"`,
    listing([
      ['  Precision', decimals(evaluation.precision)],
      ['  Recall', decimals(evaluation.recall)],
      ['  F1', decimals(evaluation.f1)],
      ['  ROC-AUC', decimals(evaluation.roc_auc)],
      ['  Average precision', decimals(evaluation.average_precision)],
    ]),
    '',
    table(
      ['', 'FLAGGED', 'NOT FLAGGED'],
      [
        ['labelled anomalous', count(confusion.tp), count(confusion.fn)],
        ['labelled normal', count(confusion.fp), count(confusion.tn)],
      ],
    ),
  ].join('\n');
}

/** How rows become attacks. @throws UsageError */
function groupingOf({ attackId, class: classField, entity, gap }: Options): AttackGrouping {
  const groups = [attackId, entity, gap].filter((option) => option !== undefined).length > 0;
  if (classField === undefined && groups) {
    throw new UsageError('--entity, --gap and --attack-id are for attacks: give --class FIELD.');
  }
  if (attackId === undefined) {
    return { entityField: entity ?? null, gapMs: gap ?? durationToMs(usualAttackGap) };
  }
  if (entity === undefined && gap === undefined) return { attackIdField: attackId };
  throw new UsageError('Give --attack-id, or --entity and --gap, not both.');
}

/** `evaluate ID`: verdicts and scores against labels in the same documents. */
export function addEvaluateCommand(program: Command, context: CliContext): void {
  const command = program
    .command('evaluate')
    .description('compare scores with labels that stand in the same documents')
    .argument('<id>', 'id of the detector')
    .requiredOption('--labels <field>', 'field that holds the labels')
    .option('--positive <values...>', 'labels that mean anomalous (default: 1, true, anomaly, ...)')
    .option('--class <field>', 'field with the class of an attack: tells each class by itself')
    .option('--attack-id <field>', 'rows of a class with the same value in it are one attack')
    .option('--entity <field>', 'without attack ids: whose rows are put together')
    .option(
      '--gap <span>',
      `without attack ids: rows further apart are different attacks (default: ${usualAttackGap})`,
      interval,
    )
    .option('--from <time>', 'earliest time of a row', time)
    .option('--to <time>', 'time before which rows are', time);
  addConnectionOptions(command)
    .option('--json', 'print the result as one JSON document')
    .action(
      toAction<Options>(context, (run, options, [id = '']) =>
        withConnection(run, options, async ({ ports }) => {
          const { labels: labelField, positive: positiveValues, class: classField } = options;
          const grouping = groupingOf(options);
          const range = { from: options.from ?? null, to: options.to ?? null };
          const labels = { labelField, positiveValues, range };
          const evaluation = await evaluateDetector(ports, id, labels, run.signal);
          const text = describe(evaluation);
          if (classField === undefined) return { json: evaluation, text };
          const attacks = await evaluateAttacks(
            ports,
            id,
            { ...labels, classField, grouping },
            run.signal,
          );
          return {
            json: { ...evaluation, attacks },
            text: `${text}\n\n${describeAttacks(attacks)}`,
          };
        }),
      ),
    );
}
