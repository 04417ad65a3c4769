/**
 * Builds the plugin zip for one version of Kibana, checks it, and tells what is in it.
 *
 *     npm run build -- --kibana-version 8.12.2 [--platform linux-x64,darwin-arm64]
 */
import { Command, InvalidArgumentError, Option } from 'commander';
import { readFile } from 'fs/promises';
import path from 'path';
import { projectRoot } from '../standalone/project_root';
import { checkPluginZip, formatReports, holds } from './check_plugin_zip';
import { isPlatform, type Platform, platforms } from './native_files';
import { collectPluginFiles } from './plugin_files';
import { buildManifest, kibanaVersionCodec } from './plugin_manifest';
import { sizeTable } from './size_table';
import { withZip, writeZip } from './zip_file';

interface Options {
  kibanaVersion: string;
  platform: Platform[];
}

function parseKibanaVersion(given: string): string {
  if (kibanaVersionCodec.is(given)) return given;
  throw new InvalidArgumentError('Name a version with three numbers, such as 8.12.2.');
}

function parsePlatforms(given: string): Platform[] {
  const names = [...new Set(given.split(','))];
  const unknown = names.filter((name) => !isPlatform(name));
  if (unknown.length === 0) return names.filter(isPlatform);
  throw new InvalidArgumentError(
    `onnxruntime has no library for ${unknown.join(', ')}; choose from ${platforms.join(', ')}.`,
  );
}

/** Prints each step when it begins, and how long it took when the next one does. */
function startSteps() {
  let current: { name: string; startedAt: number } | null = null;
  const finish = () => {
    if (current === null) return;
    const seconds = ((Date.now() - current.startedAt) / 1000).toFixed(1);
    console.log(`  ✓ ${current.name} (${seconds} s)`);
    current = null;
  };
  return {
    begin: (name: string) => {
      finish();
      console.log(`  … ${name}`);
      current = { name, startedAt: Date.now() };
    },
    finish,
  };
}

async function buildPlugin({ kibanaVersion, platform }: Options): Promise<boolean> {
  const root = projectRoot();
  const packageJson = await readFile(path.join(root, 'package.json'), 'utf8');
  const manifest = buildManifest({
    source: await readFile(path.join(root, 'kibana.jsonc'), 'utf8'),
    packageVersion: (JSON.parse(packageJson) as { version: string }).version,
    kibanaVersion,
    builtAt: Date.now(),
  });
  const zipFile = path.join(root, `target/${manifest.id}-${kibanaVersion}.zip`);
  console.log(`${manifest.id} ${manifest.version} for Kibana ${kibanaVersion}, ${platform.join()}`);

  const steps = startSteps();
  const files = await collectPluginFiles({
    root,
    manifest,
    platforms: platform,
    onStep: steps.begin,
  });
  steps.begin('zip');
  const inFolder = [...files].map(([name, source]) => [`kibana/${manifest.id}/${name}`, source]);
  await writeZip(zipFile, new Map(inFolder as Array<[string, Uint8Array | string]>));
  steps.begin('check');
  const reports = await checkPluginZip(zipFile);
  steps.finish();

  console.log(`\n${await withZip(zipFile, (entries) => Promise.resolve(sizeTable(entries)))}\n`);
  console.log(formatReports(reports));
  console.log(`\n${path.relative(root, zipFile)}`);
  return holds(reports);
}

const command = new Command('npm run build --')
  .description('Builds the plugin zip for one version of Kibana.')
  .requiredOption('--kibana-version <x.y.z>', 'version of the Kibana', parseKibanaVersion)
  .addOption(
    new Option('--platform <list>', `any of ${platforms.join(', ')}`)
      .argParser(parsePlatforms)
      .default(['linux-x64'] satisfies Platform[], 'linux-x64'),
  )
  .action(async (options: Options) => {
    if (!(await buildPlugin(options))) process.exitCode = 1;
  });

command.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
