/** `setup ...`: the whole set-up as one file, and back. */
import type { Command } from 'commander';
import { decodeOrThrow } from '../../common/codecs/decode';
import {
  setupFileCodec,
  type LeftOut,
  type SetupFile,
  type SetupReport,
  type SetupStep,
} from '../../common/setup';
import { sortedJson } from '../../common/sorted_json';
import type { RulesAccess } from '../../server/detection/setup/alert_rules';
import { exportSetup } from '../../server/detection/setup/export_setup';
import { importSetup, previewSetup } from '../../server/detection/setup/import_setup';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { actorOf, addActorOptions, type ActorOptions } from '../actor';
import { addConnectionOptions, withConnection, type ConnectionOptions } from '../connection';
import type { CommandResult } from '../console';
import { readJson, writeWhole } from '../files';
import { toAction, type CliContext } from '../run_command';
import { listing, plural } from '../text';

const rules: RulesAccess = {
  whyNot:
    'Alert rules are kept by Kibana: take them from, and to, its `/api/anomaly_forest/setup`.',
};

function describeExport(file: string, setup: SetupFile): CommandResult {
  const { detectors, models = [], left_out = [] } = setup;
  const named = ({ part, id = '', reason }: LeftOut) =>
    ['Left out', `${part}${id === '' ? 's' : ` ${id}`}: ${reason}`] as const;
  const text = listing([
    ['File', file],
    ['Holds', `${plural(detectors.length, 'detector')}, ${plural(models.length, 'model')}`],
    ...left_out.map(named),
  ]);
  const counts = { detectors: detectors.length, models: models.length };
  return { json: { file, ...counts, left_out }, text };
}

interface ExportOptions extends ConnectionOptions {
  json?: boolean;
  withoutModels?: boolean;
}

function addSetupExportCommand(setup: Command, context: CliContext): void {
  const command = setup
    .command('export')
    .description('write detectors and the models that score to one file')
    .argument('<file>', 'file to write, such as setup.json')
    .option('--without-models', 'leave the models out: a small file, of one line a setting');
  addConnectionOptions(command)
    .option('--json', 'print the result as one JSON document')
    .action(
      toAction<ExportOptions>(context, (run, options, [file = '']) =>
        withConnection(run, options, async ({ ports }) => {
          const withModels = options.withoutModels !== true;
          const exported = await exportSetup(ports, { rules, withModels }, run.signal);
          await writeWhole(file, `${sortedJson(exported, 2)}\n`);
          return describeExport(file, exported);
        }),
      ),
    );
}

const verbs: Readonly<Record<SetupStep['change'], string>> = {
  created: 'create',
  changed: 'change',
  same: 'same',
  left_out: 'left out',
};

function describeStep({ part, id, change, differences, problems, note }: SetupStep): string {
  const head = `${verbs[change].padEnd(8)}  ${part} ${id}${note === undefined ? '' : ` (${note})`}`;
  const told = differences.map(
    ({ path, from, to }) => `            ${path}: ${from ?? '–'} → ${to ?? '–'}`,
  );
  const wrong = problems.map(({ code, message }) => `          ✗ ${code} ${message}`);
  return [head, ...told, ...wrong].join('\n');
}

function describeReport(report: SetupReport): CommandResult {
  const problems = report.steps.flatMap((step) => step.problems).length;
  const end = report.imported
    ? 'Imported.'
    : problems === 0
      ? 'Nothing was changed: import without --dry-run.'
      : `Nothing was changed; ${plural(problems, 'problem')} must be mended before an import.`;
  return { json: report, text: [...report.steps.map(describeStep), end].join('\n') };
}

interface ImportOptions extends ConnectionOptions, ActorOptions {
  json?: boolean;
  dryRun?: boolean;
}

function addSetupImportCommand(setup: Command, context: CliContext): void {
  const command = setup
    .command('import')
    .description('create and change what a file says; with one problem in it, nothing')
    .argument('<file>', 'file of `setup export`, or written by hand')
    .option('--dry-run', 'show what would change, and every problem, and change nothing');
  addActorOptions(command);
  addConnectionOptions(command)
    .option('--json', 'print the result as one JSON document')
    .action(
      toAction<ImportOptions>(context, async (run, options, [file = '']) => {
        const code = 'SETUP_INVALID';
        const wanted = decodeOrThrow(setupFileCodec, await readJson(file, code), {
          what: file,
          code,
        });
        return withConnection(run, options, async ({ client, ports }) => {
          const { signal } = run;
          // The host reads the registry every ten seconds, and takes over what has changed.
          const how = {
            rules,
            scheduler: null,
            actor: actorOf({ why: 'Imported with a set-up.', ...options }),
            signal,
          };
          if (options.dryRun === true) {
            return describeReport(await previewSetup(ports, wanted, how));
          }
          await installAssets(client, { signal });
          return describeReport(await importSetup(ports, wanted, how));
        });
      }),
    );
}

/** All commands of the group. */
export function addSetupCommands(setup: Command, context: CliContext): void {
  addSetupExportCommand(setup, context);
  addSetupImportCommand(setup, context);
}
