import type { Command } from 'commander';
import type { Evaluation } from '../../common/api/evaluate_detector';
import { evaluateDetector } from '../../server/detection/evaluate_detector';
import { time } from '../arguments';
import { addConnectionOptions, withConnection, type ConnectionOptions } from '../connection';
import { toAction, type CliContext } from '../run_command';
import { count, decimals, listing, table } from '../text';

interface Options extends ConnectionOptions {
  labels: string;
  positive?: string[];
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

/** `evaluate ID`: verdicts and scores against labels in the same documents. */
export function addEvaluateCommand(program: Command, context: CliContext): void {
  const command = program
    .command('evaluate')
    .description('compare scores with labels that stand in the same documents')
    .argument('<id>', 'id of the detector')
    .requiredOption('--labels <field>', 'field that holds the labels')
    .option('--positive <values...>', 'labels that mean anomalous (default: 1, true, anomaly, ...)')
    .option('--from <time>', 'earliest time of a row', time)
    .option('--to <time>', 'time before which rows are', time);
  addConnectionOptions(command)
    .option('--json', 'print the result as one JSON document')
    .action(
      toAction<Options>(context, (run, options, [id = '']) =>
        withConnection(run, options, async ({ ports }) => {
          const { labels: labelField, positive: positiveValues, from = null, to = null } = options;
          const evaluation = await evaluateDetector(
            ports,
            id,
            { labelField, positiveValues, range: { from, to } },
            run.signal,
          );
          return { json: evaluation, text: describe(evaluation) };
        }),
      ),
    );
}
