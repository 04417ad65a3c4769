/** `model ...`: the versions of a detector's model, and which of them scores. */
import type { Command } from 'commander';
import {
  challengeWith,
  deleteModel,
  promoteModel,
  rollBack,
  withdrawChallenger,
} from '../../server/detection/models/change_model_roles';
import {
  describeModel,
  listModels,
  modelHistory,
} from '../../server/detection/models/describe_models';
import type { Actor } from '../../server/detection/models/model_roles';
import type { DetectionPorts } from '../../server/detection/services';
import { type ActorOptions, actorOf, addActorOptions } from '../actor';
import { wholeNumber } from '../arguments';
import { addConnectionOptions, withConnection } from '../connection';
import type { CommandResult } from '../console';
import { toAction, UsageError, type CliContext } from '../run_command';
import { decimals, listing } from '../text';
import { describeHistory, describeModels } from './model_text';

interface Options extends ActorOptions {
  json?: boolean;
  as?: string;
}

interface Asked {
  ports: DetectionPorts;
  id: string;
  /** 0 where the command has no version. */
  version: number;
  actor: Actor;
  options: Options;
  signal: AbortSignal;
}

interface ModelCommand {
  name: string;
  description: string;
  hasVersion?: boolean;
  /** Whether it leaves an audit entry. */
  changes?: boolean;
  addOptions?: (command: Command) => void;
  work: (asked: Asked) => Promise<CommandResult>;
}

async function listed({ ports, id }: Asked): Promise<CommandResult> {
  const list = await listModels(ports, id);
  return { json: list, text: describeModels(list) };
}

async function shown({ ports, id, version, signal }: Asked): Promise<CommandResult> {
  const model = await describeModel(ports, { detectorId: id, version }, signal);
  const { manifest, role } = model;
  const { training, calibration } = manifest;
  const text = listing([
    ['Model', manifest.id],
    ['Role', role],
    ['Created', manifest.created_at],
    ['Features', manifest.features.map(({ field }) => field).join(', ')],
    ['Forest', `${manifest.options.trees} trees of ${manifest.sample_size} rows`],
    ['Rows', `${training.rows} used, ${training.rows_left_out} left out`],
    ['Threshold', decimals(manifest.threshold, 4)],
    ...(calibration === undefined
      ? []
      : [
          [
            'Budget',
            `${calibration.alerts_per_day} alerts a day of ${Math.round(calibration.rows_per_day)} rows`,
          ] as const,
        ]),
    ['SHA-256', manifest.sha256],
  ]);
  return { json: model, text };
}

const roles = new Set(['champion', 'challenger']);

async function promoted(asked: Asked): Promise<CommandResult> {
  const { ports, id, version, actor, options } = asked;
  const { as = 'champion' } = options;
  if (!roles.has(as)) throw new UsageError('--as is champion or challenger.');
  const change = { version, ...actor };
  if (as === 'challenger') await challengeWith(ports, id, change);
  else await promoteModel(ports, id, change);
  return listed(asked);
}

const commands: readonly ModelCommand[] = [
  { name: 'list', description: 'list the versions of a detector with their roles', work: listed },
  { name: 'show', description: 'show one version', hasVersion: true, work: shown },
  {
    name: 'promote',
    description: 'let a version score from the next run on',
    hasVersion: true,
    changes: true,
    addOptions: (command) =>
      command.option('--as <role>', 'champion, or challenger: scored beside the champion'),
    work: promoted,
  },
  {
    name: 'rollback',
    description: 'bring back the champion from before',
    changes: true,
    work: async (asked) => {
      await rollBack(asked.ports, asked.id, asked.actor);
      return listed(asked);
    },
  },
  {
    name: 'withdraw',
    description: 'take the challenger out of the race; its version stays',
    changes: true,
    work: async (asked) => {
      await withdrawChallenger(asked.ports, asked.id, asked.actor);
      return listed(asked);
    },
  },
  {
    name: 'delete',
    description: 'delete a version that is neither champion nor challenger',
    hasVersion: true,
    changes: true,
    work: async (asked) => {
      await deleteModel(asked.ports, asked.id, { version: asked.version, ...asked.actor });
      return listed(asked);
    },
  },
  {
    name: 'history',
    description: 'show who gave which version which role, when and why',
    work: async ({ ports, id }) => {
      const history = await modelHistory(ports, id);
      return { json: { detector_id: id, history }, text: describeHistory(history) };
    },
  },
];

const parseVersion = wholeNumber(1, 999_999_999);

function addModelCommand(model: Command, context: CliContext, definition: ModelCommand): void {
  const { name, description, hasVersion = false, changes = false, addOptions, work } = definition;
  const command = model
    .command(name)
    .description(description)
    .argument('<detector>', 'id of the detector');
  if (hasVersion) command.argument('<version>', 'number of the version', parseVersion);
  addOptions?.(command);
  if (changes) addActorOptions(command);
  addConnectionOptions(command)
    .option('--json', 'print the result as one JSON document')
    .action(
      toAction<Options>(context, (run, options, [id = '', version = '0']) =>
        withConnection(run, options, ({ ports }) =>
          work({
            ports,
            id,
            version: Number(version),
            actor: actorOf(options),
            options,
            signal: run.signal,
          }),
        ),
      ),
    );
}

/** All commands of the group. */
export function addModelCommands(model: Command, context: CliContext): void {
  for (const definition of commands) addModelCommand(model, context, definition);
}
