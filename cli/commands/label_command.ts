/** What the commands of `label ...` have in common. */
import type { Command } from 'commander';
import type { Connection } from '../../standalone/connect';
import type { ActorOptions } from '../actor';
import { addConnectionOptions, withConnection } from '../connection';
import type { CommandResult } from '../console';
import { toAction, type CliContext } from '../run_command';

interface Options extends ActorOptions {
  json?: boolean;
  true?: string[];
  false?: string[];
  drawn?: string;
  mode?: string;
  size?: number;
  seed?: number;
  from?: number;
  to?: number;
  as?: boolean;
  like?: string;
  likeness?: number;
  entity?: { field: string; value: string };
}

export interface Asked extends Connection {
  id: string;
  /** What stands behind the detector: a result or a file; '' where nothing does. */
  operand: string;
  options: Options;
  signal: AbortSignal;
}

export interface LabelCommand {
  name: string;
  description: string;
  /** Name and meaning of what stands behind the detector. */
  operand?: [string, string];
  addOptions?: (command: Command) => void;
  work: (asked: Asked) => Promise<CommandResult>;
}

export function addLabelCommand(
  label: Command,
  context: CliContext,
  definition: LabelCommand,
): void {
  const { addOptions, description, name, operand, work } = definition;
  const command = label
    .command(name)
    .description(description)
    .argument('<detector>', 'id of the detector');
  if (operand) command.argument(...operand);
  addOptions?.(command);
  addConnectionOptions(command)
    .option('--json', 'print the result as one JSON document')
    .action(
      toAction<Options>(context, (run, options, [id = '', given = '']) =>
        withConnection(run, options, (connection) =>
          work({ ...connection, id, operand: given, options, signal: run.signal }),
        ),
      ),
    );
}
