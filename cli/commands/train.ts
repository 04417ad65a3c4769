import type { Command } from 'commander';
import type { ModelManifest } from '../../common/model_manifest';
import { type ModelRole, roleOf } from '../../common/model_roles';
import { trainDetector } from '../../server/detection/models/train_detector';
import { type ActorOptions, actorOf, addActorOptions } from '../actor';
import { addConnectionOptions, withConnection } from '../connection';
import { toAction, type CliContext } from '../run_command';
import { count, decimals, listing, seconds } from '../text';

interface Options extends ActorOptions {
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

function describeModel(model: ModelManifest, role: ModelRole, tookMs: number): string {
  const { rows, rows_left_out: leftOut, left_out_reasons: reasons } = model.training;
  const codes = Object.entries(reasons).map(([code, number]) => `${count(number)} ${code}`);
  const why = codes.length > 0 ? `: ${codes.join(', ')}` : '';
  return [
    `Trained model ${model.id} (${seconds(tookMs)})`,
    listing([
      ['  Version', `${model.version}, ${role}`],
      ['  Rows', `${count(rows)} used, ${count(leftOut)} left out${why}`],
      ...describeUseless(model),
      ['  Threshold', decimals(model.threshold, 4)],
      ['  SHA-256', model.sha256],
    ]),
    role === 'champion'
      ? `  Next: anomaly-forest score ${model.detector_id}`
      : `  Next: anomaly-forest model list ${model.detector_id}, and promote it when it is better`,
  ].join('\n');
}

/** `train ID`: a new model from a sample of the source. */
export function addTrainCommand(program: Command, context: CliContext): void {
  const command = program
    .command('train')
    .description('train a new model of a detector from its source')
    .argument('<id>', 'id of the detector');
  addActorOptions(command);
  addConnectionOptions(command)
    .option('--json', 'print the result as one JSON document')
    .action(
      toAction<Options>(context, (run, options, [id = '']) =>
        withConnection(run, options, async ({ ports }) => {
          const startedAt = Date.now();
          const model = await trainDetector(ports, id, run.signal, actorOf(options));
          const { value: roles } = await ports.roles.get(id);
          const role = roleOf(roles, model.version);
          return {
            json: { ...model, role },
            text: describeModel(model, role, Date.now() - startedAt),
          };
        }),
      ),
    );
}
