/** `label select` and `label give-all`: several rows with one label. */
import { InvalidArgumentError, type Command } from 'commander';
import type { LabelSelection } from '../../common/api/select_for_labels';
import type { SelectedBy } from '../../common/label';
import { labelResults } from '../../server/detection/labels/label_results';
import { selectResults, type SelectionOptions } from '../../server/detection/labels/select_results';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { actorOf, addActorOptions } from '../actor';
import { numberBetween, time } from '../arguments';
import type { CommandResult } from '../console';
import { UsageError } from '../run_command';
import { plural } from '../text';
import type { Asked, LabelCommand } from './label_command';
import { describeSelection } from './label_text';

function entity(text: string): { field: string; value: string } {
  const at = text.indexOf('=');
  if (at > 0) return { field: text.slice(0, at), value: text.slice(at + 1) };
  throw new InvalidArgumentError('Must be a field and its value, such as host.name=web-1.');
}

function verdict(text: string): boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  throw new InvalidArgumentError('Must be true or false.');
}

const addSelectionOptions = (command: Command): Command =>
  command
    .option('--like <result>', '_id of a result: rows like it, flagged or not')
    .option(
      '--likeness <share>',
      'least likeness to it, 0 to 1 (default: 0.9)',
      numberBetween(0, 1),
    )
    .option('--entity <field=value>', 'rows with this value in this field', entity)
    .option('--from <time>', 'earliest time of a row', time)
    .option('--to <time>', 'time before which rows are', time);

function selectionOf({ entity: of, from, like, likeness, to }: Asked['options']): SelectionOptions {
  if (of === undefined && from === undefined && like === undefined && to === undefined) {
    throw new UsageError('Say which rows: by --like, --entity, --from or --to.');
  }
  return {
    ...(of === undefined ? {} : { entity: of }),
    ...(from === undefined ? {} : { from }),
    ...(like === undefined ? {} : { like }),
    ...(likeness === undefined ? {} : { least_likeness: likeness }),
    ...(to === undefined ? {} : { to }),
  };
}

/** How the rows were chosen, as their labels keep it. */
const selectedBy = ({ entity: of, from, like, to }: SelectionOptions): SelectedBy => ({
  ...(of === undefined ? {} : { entity: of }),
  ...(like === undefined ? {} : { like }),
  ...(from === undefined ? {} : { from: new Date(from).toISOString() }),
  ...(to === undefined ? {} : { to: new Date(to).toISOString() }),
});

const select = ({ id, options, ports, signal }: Asked): Promise<LabelSelection> =>
  selectResults(ports, { detectorId: id, ...selectionOf(options) }, signal);

async function selected(asked: Asked): Promise<CommandResult> {
  const selection = await select(asked);
  return { json: selection, text: describeSelection(selection) };
}

async function givenToAll(asked: Asked): Promise<CommandResult> {
  const { client, id, options, ports, signal } = asked;
  const { as: anomaly, like, why } = options;
  if (anomaly === undefined) throw new UsageError('Say what they are by --as true or --as false.');
  const { rows, total } = await select(asked);
  const own = like === undefined ? [] : [{ result_id: like, anomaly }];
  const more = { ...(why === undefined ? {} : { why }) };
  const by = selectedBy(selectionOf(options));
  const others = rows.map(({ result_id }) => ({ result_id, anomaly, selected_by: by }));
  const labels = [...own, ...others].map((label) => ({ ...label, ...more }));
  if (labels.length === 0) return { json: { labels: [], left: 0 }, text: 'There is no such row.' };
  await installAssets(client, { signal });
  const { who } = actorOf(options);
  const kept = await labelResults(ports, { detectorId: id, labels, who }, signal);
  const left = total - rows.length;
  const again = left === 0 ? '' : ` ${plural(left, 'row')} are left: do it again.`;
  const text = `Kept ${plural(kept.length, 'label')} (${String(anomaly)}) by ${who}.${again}`;
  return { json: { labels: kept, left }, text };
}

export const selectionCommands: readonly LabelCommand[] = [
  {
    name: 'select',
    description: 'show which rows `label give-all` would label: rows like one, or flagged ones',
    addOptions: (command) => void addSelectionOptions(command),
    work: selected,
  },
  {
    name: 'give-all',
    description: 'label rows like one row, or what is flagged of an entity or in a time range',
    addOptions: (command) => {
      addSelectionOptions(command).option('--as <verdict>', 'true or false', verdict);
      addActorOptions(command);
    },
    work: givenToAll,
  },
];
