import type { Command } from 'commander';
import { completeDetector } from '../../common/complete_detector';
import { createDetector } from '../../server/detection/detectors/create_detector';
import { resultWarnings } from '../../server/detection/detectors/results_in_source';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { addConnectionOptions, withConnection, type ConnectionOptions } from '../connection';
import { readDetector } from '../read_detector';
import { toAction, type CliContext } from '../run_command';

interface Options extends ConnectionOptions {
  json?: boolean;
}

const notes = `
The least that a detector needs; everything else has defaults, which \`detector show\` prints:
  {
    "id": "sensors",
    "source": { "indices": ["sensors"] },
    "features": ["temp_c", "pressure_bar"]
  }
`;

/** `detector create FILE`: a detector from a JSON file. */
export function addDetectorCreateCommand(detector: Command, context: CliContext): void {
  const command = detector
    .command('create')
    .description('create a detector from a JSON file')
    .argument('<file>', 'file that describes the detector');
  addConnectionOptions(command)
    .option('--json', 'print the result as one JSON document')
    .addHelpText('after', notes)
    .action(
      toAction<Options>(context, async (run, options, [file = '']) => {
        const input = await readDetector(file);
        return withConnection(run, options, async ({ client, ports }) => {
          await installAssets(client, { signal: run.signal });
          for (const warning of await resultWarnings(ports, completeDetector(input))) {
            run.console.note(`Warning: ${warning.message} ${warning.toBody().remedy}`);
          }
          const created = await createDetector(ports, input, run.signal);
          const { id, source, destination } = created;
          const trip = `${source.indices.join(',')} → ${destination.index}`;
          const text = `Created detector ${id}: ${trip}\n  Next: anomaly-forest train ${id}`;
          return { json: created, text };
        });
      }),
    );
}
