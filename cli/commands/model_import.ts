import type { Command } from 'commander';
import { readFile, stat } from 'fs/promises';
import { AppError } from '../../common/errors';
import { mostBundleBytes } from '../../common/model_bundle';
import type { ModelManifest } from '../../common/model_manifest';
import { importModel } from '../../server/detection/models/import_model';
import { addConnectionOptions, withConnection, type ConnectionOptions } from '../connection';
import { toAction, type CliContext } from '../run_command';
import { count, listing } from '../text';

interface Options extends ConnectionOptions {
  json?: boolean;
}

/** The size is looked at before anything is read. */
async function readBundleFile(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > mostBundleBytes) {
      throw new AppError(
        'MODEL_TOO_LARGE',
        `${file} has ${size} bytes; ${mostBundleBytes} are the most.`,
      );
    }
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file' : code;
    throw new AppError('FILE_NOT_READABLE', `Cannot read ${file}: ${reason}.`, { cause });
  }
}

function describeImport({ id, import: from, certificate, sha256 }: ModelManifest): string {
  const verdict =
    certificate === undefined
      ? ''
      : `${certificate.passed ? 'passed' : 'NOT PASSED: this model cannot be promoted'}; ` +
        `greatest difference ${certificate.max_difference} (at most ${certificate.tolerance}), ` +
        `${count(certificate.labels_flipped)} of ${count(certificate.vectors)} verdicts differ`;
  return listing([
    ['Imported', `${id}, made by ${from?.made_by ?? ''}; it does not score until it is promoted`],
    ['Test vectors', verdict],
    ['SHA-256', sha256],
  ]);
}

/** `model import ID FILE`: a bundle becomes a version of the detector's model. */
export function addModelImportCommand(model: Command, context: CliContext): void {
  const command = model
    .command('import')
    .description('take in a model from a file, of this product or of scikit-learn')
    .argument('<id>', 'id of the detector')
    .argument('<file>', 'bundle, such as pump.afmodel');
  addConnectionOptions(command)
    .option('--json', 'print the result as one JSON document')
    .action(
      toAction<Options>(context, async (run, options, [id = '', file = '']) => {
        const bytes = await readBundleFile(file);
        return withConnection(run, options, async ({ ports }) => {
          const manifest = await importModel(ports, { detectorId: id, bytes }, run.signal);
          return { json: manifest, text: describeImport(manifest) };
        });
      }),
    );
}
