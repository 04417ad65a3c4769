import type { Command } from 'commander';
import { deleteDetector } from '../../server/detection/detectors/delete_detector';
import { addConnectionOptions, withConnection, type ConnectionOptions } from '../connection';
import { toAction, type CliContext } from '../run_command';

interface Options extends ConnectionOptions {
  json?: boolean;
}

/** `detector delete ID`: a detector and its models; its results stay. */
export function addDetectorDeleteCommand(detector: Command, context: CliContext): void {
  const command = detector
    .command('delete')
    .description('delete a detector and its models; its results stay')
    .argument('<id>', 'id of the detector');
  addConnectionOptions(command)
    .option('--json', 'print the result as one JSON document')
    .action(
      toAction<Options>(context, (run, options, [id = '']) =>
        withConnection(run, options, async ({ ports }) => {
          await deleteDetector(ports, id);
          return { json: { deleted: id }, text: `Deleted detector ${id}; its results stay.` };
        }),
      ),
    );
}
