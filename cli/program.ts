/** The command line `anomaly-forest`, put together from its commands. */
import { Command, CommanderError } from 'commander';
import { productVersion } from '../common/versions';
import { addCaptureCommand } from './commands/capture';
import { addDetectCommand } from './commands/detect';
import { addDetectorCreateCommand } from './commands/detector_create';
import { addDetectorDeleteCommand } from './commands/detector_delete';
import { addDetectorListCommand } from './commands/detector_list';
import { addDetectorShowCommand } from './commands/detector_show';
import { addDetectorUpdateCommand } from './commands/detector_update';
import { addEvaluateCommand } from './commands/evaluate';
import { addExplainCommand } from './commands/explain';
import { addIngestCommand } from './commands/ingest';
import { addLabelCommands } from './commands/label';
import { addLearnCommand } from './commands/learn';
import { addModelExportCommand } from './commands/model_export';
import { addModelImportCommand } from './commands/model_import';
import { addModelCommands } from './commands/model';
import { addPlotCommand } from './commands/plot';
import { addScoreCommand } from './commands/score';
import { addSetupCommands } from './commands/setup';
import { addSimulateRocketCommand } from './commands/simulate_rocket';
import { addSimulateSecurityCommand } from './commands/simulate_security';
import { addStartCommand } from './commands/start';
import { addStatusCommand } from './commands/status';
import { addTrainCommand } from './commands/train';
import { Console } from './console';
import { UsageError, type CliContext } from './run_command';

const introduction = `
Exit code 0 when it worked, 1 when it failed, 2 when the command line was wrong.
With --json a command prints one JSON document, and {"error": ...} when it fails.
`;

function buildProgram(context: CliContext): Command {
  const program = new Command('anomaly-forest')
    .description('Isolation forest for Elasticsearch: scores every document and says why.')
    .version(productVersion)
    .helpCommand(false)
    // An option behind a command is the command's: `model export --version 2` names a model.
    .enablePositionalOptions()
    .showHelpAfterError(false)
    .addHelpText('after', introduction)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      // Usage errors are written by runCli, in the form that was asked for.
      writeErr: () => undefined,
    });
  addStartCommand(program, context);
  const simulate = program
    .command('simulate')
    .description('make up telemetry with known anomalies');
  addSimulateRocketCommand(simulate, context);
  addSimulateSecurityCommand(simulate, context);
  addIngestCommand(program, context);
  addCaptureCommand(program, context);
  const detector = program
    .command('detector')
    .description('create, list, show, update, delete detectors');
  addDetectorCreateCommand(detector, context);
  addDetectorListCommand(detector, context);
  addDetectorShowCommand(detector, context);
  addDetectorUpdateCommand(detector, context);
  addDetectorDeleteCommand(detector, context);
  const model = program
    .command('model')
    .description('versions of a model: list, promote, roll back, carry from and to elsewhere');
  addModelCommands(model, context);
  const label = program
    .command('label')
    .description('say of findings whether they are true, for `learn` and for an honest precision');
  addLabelCommands(label, context);
  addLearnCommand(program, context);
  const setup = program.command('setup').description('the whole set-up as one file, and back');
  addSetupCommands(setup, context);
  addTrainCommand(program, context);
  addModelExportCommand(model, context);
  addModelImportCommand(model, context);
  addScoreCommand(program, context);
  addDetectCommand(program, context);
  addEvaluateCommand(program, context);
  addPlotCommand(program, context);
  addExplainCommand(program, context);
  addStatusCommand(program, context);
  return program;
}

/** Help was asked for or shown; that is no failure. */
const helpful = new Set(['commander.helpDisplayed', 'commander.version']);

/** The commands named on the line, for the pointer to their help. */
function helpOf(program: Command, args: readonly string[]): string {
  let command = program;
  const names = ['anomaly-forest'];
  for (const arg of args) {
    const next = command.commands.find((candidate) => candidate.name() === arg);
    if (next === undefined) break;
    names.push(arg);
    command = next;
  }
  return `See: ${names.join(' ')} --help`;
}

/**
 * Runs one command line, without the program's own name.
 * @returns its exit code: 0, 1 for a failure, 2 for a wrong command line
 */
export async function runCli(args: readonly string[], context: CliContext): Promise<number> {
  const program = buildProgram(context);
  try {
    await program.parseAsync(args.length === 0 ? ['--help'] : [...args], { from: 'user' });
    return context.exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (helpful.has(error.code)) return 0;
    const console = new Console(context, args.includes('--json'));
    // A group without a command answers with its help, which names the commands.
    const reason =
      error.code === 'commander.help'
        ? 'A command is missing.'
        : error.message.replace(/^error: /, '');
    console.fail(new UsageError(reason), helpOf(program, args));
    return 2;
  }
}
