import type { Command } from 'commander';
import type { Explanation, FieldChange, ResultExplanation } from '../../common/api/explain_result';
import { decimalsApart } from '../../common/decimals_apart';
import type { Reason } from '../../common/result';
import { explainResult } from '../../server/detection/findings/explain_result';
import { addConnectionOptions, withConnection, type ConnectionOptions } from '../connection';
import { toAction, type CliContext } from '../run_command';
import { count, decimals, listing, table } from '../text';

interface Options extends ConnectionOptions {
  json?: boolean;
}

/** A number of a document: as short as five digits make it. */
const shown = (value: number | string | null | undefined) =>
  typeof value === 'number' ? String(Number(value.toPrecision(5))) : (value ?? 'missing');

const signed = (value: number) => `${value < 0 ? '' : '+'}${decimals(value)}`;

const reasonRow = ({ feature, contribution, ...reason }: Reason) => [
  feature,
  shown(reason.value_text ?? reason.value),
  shown(reason.typical_text ?? reason.typical),
  signed(contribution),
];

/** The whole number, since a shorter one could lie on the other side. */
const target = ({ to, note }: FieldChange) => String(to ?? note ?? '');

function describeChange({ change, margin, threshold }: Explanation): string {
  const verb = margin >= 0 ? 'clear' : 'flag';
  if (change === null) return `No single value can ${verb} it.`;
  const values = `${change.feature} ${shown(change.from)} -> ${target(change)}`;
  const digits = decimalsApart(change.score, threshold, 4);
  const [score, bound] = [decimals(change.score, digits), decimals(threshold, digits)];
  return `${values} would ${verb} it: score ${score}, threshold ${bound}.`;
}

function describeExplanation(explanation: Explanation): string[] {
  const { score, stored_score: stored, threshold, margin } = explanation;
  const verdict = margin >= 0 ? 'anomaly' : 'ordinary';
  const entries: Array<[string, string]> = [
    [
      'Score',
      `${decimals(score, 4)}, ${verdict}: ${decimals(Math.abs(margin), 4)} ${margin >= 0 ? 'over' : 'under'} the threshold ${decimals(threshold, 4)}`,
    ],
    ['Model', `v${explanation.model_version}`],
  ];
  if (!explanation.is_scoring_model) {
    const by = explanation.scored_by === null ? 'Another model' : `v${explanation.scored_by}`;
    entries.push(['Note', `${by} scored it and is gone; this is the champion.`]);
  }
  if (stored !== null && stored !== score) {
    entries.push(['Note', `The result has the score ${decimals(stored, 4)}.`]);
  }
  if (explanation.learnt !== null) {
    const { labels, score_before: before } = explanation.learnt;
    entries.push(['Labels', `learnt from ${count(labels)}; without them ${decimals(before, 4)}`]);
  }
  return [
    listing(entries),
    '',
    table(['FEATURE', 'VALUE', 'TYPICAL', 'PART'], explanation.reasons.map(reasonRow)),
    '',
    describeChange(explanation),
  ];
}

/** An explanation for people. */
export function describeResult(result: ResultExplanation): string {
  const { document, explanation, fields_left_out: leftOut, source } = result;
  const more = leftOut === 0 ? [] : [`and ${count(leftOut)} more`];
  const fields = document.map(({ field, value }) => [field, value] as const);
  return [
    listing([['Document', `${source.id} in ${source.index}`]]),
    ...(explanation === null
      ? ['The row was skipped: it has no score.']
      : describeExplanation(explanation)),
    '',
    ...(fields.length === 0 ? [] : [listing(fields)]),
    ...more,
  ].join('\n');
}

/** `explain DETECTOR RESULT_ID`: why a row has its score, and what would change the verdict. */
export function addExplainCommand(program: Command, context: CliContext): void {
  const command = program
    .command('explain')
    .description('say why a row has its score, and what would change the verdict')
    .argument('<detector>', 'id of the detector')
    .argument('<result>', '_id of a result; behind "--" where it begins with "-"');
  addConnectionOptions(command)
    .option('--json', 'print the result as one JSON document')
    .action(
      toAction<Options>(context, (run, options, [detectorId = '', resultId = '']) =>
        withConnection(run, options, async ({ ports }) => {
          const explained = await explainResult(ports, { detectorId, resultId }, run.signal);
          return { json: explained, text: describeResult(explained) };
        }),
      ),
    );
}
