import type { Command } from 'commander';
import type { ModelManifest } from '../../common/model_manifest';
import { trainDetector } from '../../server/detection/train_detector';
import { addConnectionOptions, withConnection, type ConnectionOptions } from '../connection';
import { toAction, type CliContext } from '../run_command';
import { count, decimals, listing, seconds } from '../text';

interface Options extends ConnectionOptions {
  json?: boolean;
}

function describeModel(model: ModelManifest, tookMs: number): string {
  const { rows, rows_left_out: leftOut, left_out_reasons: reasons } = model.training;
  const codes = Object.entries(reasons).map(([code, number]) => `${count(number)} ${code}`);
  const why = codes.length > 0 ? `: ${codes.join(', ')}` : '';
  return [
    `Trained model ${model.id} (${seconds(tookMs)})`,
    listing([
      ['  Rows', `${count(rows)} used, ${count(leftOut)} left out${why}`],
      ['  Threshold', decimals(model.threshold, 4)],
      ['  SHA-256', model.sha256],
    ]),
    `  Next: anomaly-forest score ${model.detector_id}`,
  ].join('\n');
}

/** `train ID`: a new model from a sample of the source. */
export function addTrainCommand(program: Command, context: CliContext): void {
  const command = program
    .command('train')
    .description('train a new model of a detector from its source')
    .argument('<id>', 'id of the detector');
  addConnectionOptions(command)
    .option('--json', 'print the result as one JSON document')
    .action(
      toAction<Options>(context, (run, options, [id = '']) =>
        withConnection(run, options, async ({ ports }) => {
          const startedAt = Date.now();
          const model = await trainDetector(ports, id, run.signal);
          return { json: model, text: describeModel(model, Date.now() - startedAt) };
        }),
      ),
    );
}
