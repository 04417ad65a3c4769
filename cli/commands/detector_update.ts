import type { Command } from 'commander';
import {
  changeDetector,
  type ChangedDetector,
} from '../../server/detection/detectors/change_detector';
import { actorOf } from '../actor';
import { addConnectionOptions, withConnection, type ConnectionOptions } from '../connection';
import { readDetector } from '../read_detector';
import { toAction, type CliContext } from '../run_command';

interface Options extends ConnectionOptions {
  ifVersion?: string;
  json?: boolean;
}

const notes = `
The file is a whole detector, as \`detector create\` takes it: what it leaves out gets its default. What the
rows are and where results go stays: id, kind, source (but for query_delay), features, destination.
Runs go by the other settings from the next one on, models from the next training on.
`;

function describeChanges({ detector, differences }: ChangedDetector): string {
  if (differences.length === 0) return `Detector ${detector.id} is as the file says already.`;
  const lines = differences.map(
    ({ path, from, to }) => `  ${path}: ${from ?? 'nothing'} → ${to ?? 'nothing'}`,
  );
  return [`Changed detector ${detector.id}:`, ...lines].join('\n');
}

/** `detector update ID FILE`: other settings for a detector that is there. */
export function addDetectorUpdateCommand(detector: Command, context: CliContext): void {
  const command = detector
    .command('update')
    .description('give a detector other settings; its results and models stay')
    .argument('<id>', 'id of the detector')
    .argument('<file>', 'file that describes the detector');
  addConnectionOptions(command)
    .option(
      '--if-version <version>',
      'only if it is still the one that `detector show --json` printed with this version',
    )
    .option('--json', 'print the result as one JSON document')
    .addHelpText('after', notes)
    .action(
      toAction<Options>(context, async (run, options, [id = '', file = '']) => {
        const input = await readDetector(file);
        const asked = { id, input, version: options.ifVersion, who: actorOf(options).who };
        return withConnection(run, options, async ({ ports }) => {
          const changed = await changeDetector(ports, asked, run.signal);
          return { json: changed, text: describeChanges(changed) };
        });
      }),
    );
}
