import type { Command } from 'commander';
import type { ModelManifest } from '../../common/model_manifest';
import { trainDetector } from '../../server/detection/train_detector';
import { addConnectionOptions, withConnection, type ConnectionOptions } from '../connection';
import { toAction, type CliContext } from '../run_command';
import { count, decimals, listing, seconds } from '../text';

interface Options extends ConnectionOptions {
  json?: boolean;
}

/** Columns that tell little, where there are any. */
function describeUseless({ training }: ModelManifest): Array<[string, string]> {
  const { constant_features: constant, near_constant_features: near = [] } = training;
  return [
    ...(constant.length > 0 ? [['  Constant', constant.join(', ')] as [string, string]] : []),
    ...(near.length > 0 ? [['  Near-constant', near.join(', ')] as [string, string]] : []),
  ];
}

function describeModel(model: ModelManifest, tookMs: number): string {
  const { rows, rows_left_out: leftOut, left_out_reasons: reasons } = model.training;
  const why = Object.entries(reasons).map(([code, number]) => `${count(number)} ${code}`);
  return [
    `Trained model ${model.id} (${seconds(tookMs)})`,
    listing([
      ['  Rows', `${count(rows)} used, ${count(leftOut)} left out ${why.join(', ')}`.trimEnd()],
      ...describeUseless(model),
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
