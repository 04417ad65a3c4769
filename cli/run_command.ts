/** The frame of every command: its console, Ctrl-C, its failure as one sentence with a remedy. */
import type { Command } from 'commander';
import { AppError } from '../common/errors';
import { Console, type CommandResult, type Streams } from './console';

/** What commands get from the process that runs them. */
export interface CliContext extends Streams {
  env: NodeJS.ProcessEnv;
  /** Standard input; null where it is a terminal. */
  stdin: AsyncIterable<Buffer> | null;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
  /** Asks for a password without showing it; null where nobody can be asked. */
  askPassword: ((question: string) => Promise<string>) | null;
  /** Set by a command that failed. */
  exitCode: number;
}

export interface CommandRun {
  console: Console;
  signal: AbortSignal;
  context: CliContext;
}

/** An option is wrong in a way that only the command, or the file it reads, can tell. Exit code 2. */
export class UsageError extends AppError {
  constructor(message: string, options?: { cause?: unknown }) {
    super('REQUEST_INVALID', message, options);
  }
}

/** Full name of a command, such as "anomaly-forest detector create". */
export function nameOf(command: Command): string {
  return command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
}

/** Wraps a command's work for commander: what it throws becomes a message and an exit code. */
export function toAction<Options extends { json?: boolean }>(
  context: CliContext,
  work: (run: CommandRun, options: Options, args: string[]) => Promise<CommandResult>,
): (...parameters: unknown[]) => Promise<void> {
  return async (...parameters) => {
    const command = parameters[parameters.length - 1] as Command;
    const options = command.opts<Options>();
    const console = new Console(context, options.json === true);
    try {
      const run = { console, signal: context.signal, context };
      console.result(await work(run, options, command.args));
    } catch (error) {
      const usage = error instanceof UsageError;
      context.exitCode = usage ? 2 : 1;
      console.fail(error, usage ? `See: ${nameOf(command)} --help` : undefined);
    }
  };
}
