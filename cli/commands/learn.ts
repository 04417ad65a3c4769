import { InvalidArgumentError, type Command } from 'commander';
import { promoteLearntCodec, type PromoteLearnt } from '../../common/detector_training';
import {
  type LearntResult,
  learnFromLabels,
} from '../../server/detection/labels/learn_from_labels';
import { type ActorOptions, actorOf, addActorOptions } from '../actor';
import { addConnectionOptions, withConnection } from '../connection';
import { toAction, type CliContext } from '../run_command';
import { count, decimals, listing, seconds } from '../text';

interface Options extends ActorOptions {
  json?: boolean;
  promote?: PromoteLearnt;
}

function describe(
  { judgement, manifest: { learning, ...model }, role }: LearntResult,
  tookMs: number,
): string {
  const { base_version: base = model.version, labels = [], notes = [] } = learning ?? {};
  const trueOnes = labels.filter(({ anomaly }) => anomaly).length;
  return [
    `Model ${model.id} learnt from labels (${seconds(tookMs)})`,
    listing([
      ['  Version', `${model.version}, ${role}`],
      ['  Trees', `those of version ${base}`],
      ['  Labels', `${count(trueOnes)} true, ${count(labels.length - trueOnes)} false`],
      ['  Kept apart', judgement],
      ...notes.map((note): [string, string] => ['  Note', note]),
      ['  Threshold', decimals(model.threshold, 4)],
      ['  SHA-256', model.sha256],
    ]),
    role === 'champion'
      ? `  It scores from the next run on; back: anomaly-forest model rollback ${model.detector_id}`
      : `  Next: anomaly-forest score ${model.detector_id}, anomaly-forest model list ${model.detector_id}, and promote it when it is better`,
  ].join('\n');
}

function policy(text: string): PromoteLearnt {
  if (promoteLearntCodec.is(text)) return text;
  throw new InvalidArgumentError('Must be manual or when_better.');
}

/** `learn ID`: a new version from the labels, on the trees of the champion. */
export function addLearnCommand(program: Command, context: CliContext): void {
  const command = program
    .command('learn')
    .description('let a detector learn from its labels: a challenger on the trees of the champion')
    .argument('<id>', 'id of the detector')
    .option(
      '--promote <policy>',
      'manual, or when_better on labels kept apart (default: as the detector says)',
      policy,
    );
  addActorOptions(command);
  addConnectionOptions(command)
    .option('--json', 'print the result as one JSON document')
    .action(
      toAction<Options>(context, (run, options, [id = '']) =>
        withConnection(run, options, async ({ ports }) => {
          const startedAt = Date.now();
          const { promote } = options;
          const asked = { detectorId: id, actor: actorOf(options), ...(promote && { promote }) };
          const learnt = await learnFromLabels(ports, asked, run.signal);
          const { judgement, manifest, role } = learnt;
          return {
            json: { ...manifest, role, judgement },
            text: describe(learnt, Date.now() - startedAt),
          };
        }),
      ),
    );
}
