import type { Command } from 'commander';
import { exportModel } from '../../server/detection/models/export_model';
import { wholeNumber } from '../arguments';
import { addConnectionOptions, withConnection, type ConnectionOptions } from '../connection';
import { writeWhole } from '../files';
import { toAction, type CliContext } from '../run_command';
import { count, listing } from '../text';

interface Options extends ConnectionOptions {
  json?: boolean;
  out: string;
  version?: number;
}

/** `model export ID --out FILE`: a model as one file. */
export function addModelExportCommand(model: Command, context: CliContext): void {
  const command = model
    .command('export')
    .description('write a model to one file, for another cluster or for Python')
    .argument('<id>', 'id of the detector')
    .requiredOption('--out <file>', 'file to write, such as pump.afmodel')
    .option(
      '--version <number>',
      'version of the model (default: the champion, which scores)',
      wholeNumber(1, 1_000_000_000),
    );
  addConnectionOptions(command)
    .option('--json', 'print the result as one JSON document')
    .action(
      toAction<Options>(context, (run, options, [id = '']) =>
        withConnection(run, options, async ({ ports }) => {
          const { out: file, version } = options;
          const request = { detectorId: id, version };
          const { manifest, bytes } = await exportModel(ports, request, run.signal);
          await writeWhole(file, bytes);
          const { id: model_id, sha256 } = manifest;
          const text = listing([
            ['Model', model_id],
            ['File', `${file}, ${count(bytes.byteLength)} bytes`],
            ['SHA-256', sha256],
          ]);
          return { json: { model_id, sha256, file, bytes: bytes.byteLength }, text };
        }),
      ),
    );
}
