/** `label ...`: what people say of findings. */
import type { Command } from 'commander';
import { mostLabelsAtOnce } from '../../common/api/give_labels';
import { mostSuggestions } from '../../common/api/suggest_labels';
import type { LabelDraw } from '../../common/label';
import { labelLines, readLabelLines } from '../../common/label_lines';
import {
  importLabels,
  labelResults,
  listLabels,
  withdrawLabel,
  type GivenLabel,
} from '../../server/detection/labels/label_results';
import { suggestLabels } from '../../server/detection/labels/suggest_labels';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { actorOf, addActorOptions } from '../actor';
import { list, time, wholeNumber } from '../arguments';
import type { CommandResult } from '../console';
import { readText, writeWhole } from '../files';
import { UsageError, type CliContext } from '../run_command';
import { plural } from '../text';
import { addLabelCommand, type Asked, type LabelCommand } from './label_command';
import { selectionCommands } from './label_selection';
import { describeLabels, describeSuggestions } from './label_text';

const draws: ReadonlySet<string> = new Set<LabelDraw>(['ranked', 'disagreement', 'random']);

function drawOf(option: string, text: string): LabelDraw {
  if (draws.has(text)) return text as LabelDraw;
  throw new UsageError(`${option} is ranked, disagreement or random.`);
}

async function given({ client, id, options, ports, signal }: Asked): Promise<CommandResult> {
  const { drawn, why } = options;
  const more = {
    ...(why === undefined ? {} : { why }),
    ...(drawn === undefined ? {} : { drawn: drawOf('--drawn', drawn) }),
  };
  const as = (anomaly: boolean, ids: readonly string[] = []): GivenLabel[] =>
    ids.map((result_id) => ({ result_id, anomaly, ...more }));
  const labels = [...as(true, options.true), ...as(false, options.false)];
  if (labels.length === 0) throw new UsageError('Name results by --true or --false.');
  if (labels.length > mostLabelsAtOnce) {
    throw new UsageError(`At most ${mostLabelsAtOnce} labels at once.`);
  }
  await installAssets(client, { signal });
  const { who } = actorOf(options);
  const kept = await labelResults(ports, { detectorId: id, labels, who }, signal);
  return { json: { labels: kept }, text: `Kept ${plural(kept.length, 'label')} by ${who}.` };
}

async function listed({ id, ports, signal }: Asked): Promise<CommandResult> {
  const labels = await listLabels(ports, id, signal);
  return { json: labels, text: describeLabels(labels) };
}

async function suggested({ id, options, ports, signal }: Asked): Promise<CommandResult> {
  const { from, mode = 'ranked', seed = 0, size = 10, to } = options;
  const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const asked = { detectorId: id, mode: drawOf('--mode', mode), seed, size, without: [], ...range };
  const suggestions = await suggestLabels(ports, asked, signal);
  return { json: suggestions, text: describeSuggestions(suggestions) };
}

async function imported({ id, operand: file, ...asked }: Asked): Promise<CommandResult> {
  const labels = readLabelLines(await readText(file));
  await installAssets(asked.client, { signal: asked.signal });
  const answer = await importLabels(asked.ports, { detectorId: id, labels });
  const older = answer.older === 0 ? '' : `, ${answer.older} older than what is there left aside`;
  return { json: answer, text: `Took in ${plural(answer.imported, 'label')}${older}.` };
}

const commands: readonly LabelCommand[] = [
  {
    name: 'give',
    description: 'say of results whether they are true anomalies',
    addOptions: (command) =>
      addActorOptions(
        command
          .option(
            '--true <results>',
            '_ids of results that are true anomalies, apart by commas',
            list,
          )
          .option('--false <results>', '_ids of results that are none, apart by commas', list)
          .option('--drawn <how>', 'how they came to be shown: ranked, disagreement or random'),
      ),
    work: given,
  },
  {
    name: 'withdraw',
    description: 'take the label of a result back',
    operand: ['<result>', '_id of the result; behind "--" where it begins with "-"'],
    work: async ({ id, operand, ports }) => {
      await withdrawLabel(ports, id, operand);
      return { json: { withdrawn: operand }, text: `Took the label of ${operand} back.` };
    },
  },
  {
    name: 'list',
    description: 'list labels, and the precision by those drawn at random',
    work: listed,
  },
  {
    name: 'suggest',
    description: 'say what to label next; never what has a label',
    addOptions: (command) =>
      command
        .option('--mode <mode>', 'ranked (default), disagreement or random')
        .option('--size <rows>', 'how many (default: 10)', wholeNumber(1, mostSuggestions))
        .option('--seed <number>', 'of the draw at random', wholeNumber(0, 2_147_483_647))
        .option('--from <time>', 'earliest time of a row', time)
        .option('--to <time>', 'time before which rows are', time),
    work: suggested,
  },
  {
    name: 'export',
    description: 'write all labels to a file of JSON lines',
    operand: ['<file>', 'file to write, such as labels.jsonl'],
    work: async ({ id, operand: file, ports, signal }) => {
      const { labels } = await listLabels(ports, id, signal);
      await writeWhole(file, labelLines(labels));
      const text = `Wrote ${plural(labels.length, 'label')} to ${file}.`;
      return { json: { file, labels: labels.length }, text };
    },
  },
  {
    name: 'import',
    description: 'take in labels of a file; of two labels of a result the newer one stays',
    operand: ['<file>', 'file of `label export`, also of another detector of the same source'],
    work: imported,
  },
];

/** All commands of the group. */
export function addLabelCommands(label: Command, context: CliContext): void {
  for (const definition of [...commands, ...selectionCommands])
    addLabelCommand(label, context, definition);
}
