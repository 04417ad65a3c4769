/** From a random sample of documents to a stored model. */
import { randomUUID } from 'crypto';
import { isDeepStrictEqual } from 'util';
import type { Detector } from '../../../common/detector';
import { AppError } from '../../../common/errors';
import type { ModelManifest } from '../../../common/model_manifest';
import { roleOf } from '../../../common/model_roles';
import { toMatrix } from '../../features/metrics/to_matrix';
import { recordRun } from '../detectors/detector_runs';
import { growModel, toManifest, type GrownModel } from './grow_model';
import { learnOnRows } from '../labels/learn_on_rows';
import { loadDetector } from '../detectors/load_detector';
import { rowsOf } from '../detectors/rows_of';
import { type Actor, championOf, changeRoles } from './model_roles';
import { pruneModels } from './prune_models';
import { saveAsNext } from './save_as_next';
import type { RunCounts } from '../scoring/run_counts';
import type { DetectionPorts } from '../services';
import { type TrainingTurn, untilCancelled } from './until_cancelled';

/** Says which columns add nothing: the detector works all the same. */
function warnOfUseless(ports: Pick<DetectionPorts, 'logger'>, manifest: ModelManifest): void {
  const { constant_features: constant, near_constant_features: near = [] } = manifest.training;
  const parts = [
    ...(constant.length > 0 ? [`always the same: ${constant.join(', ')}`] : []),
    ...(near.length > 0 ? [`nearly always the same: ${near.join(', ')}`] : []),
  ];
  if (parts.length === 0) return;
  ports.logger.warn(
    `Detector ${manifest.detector_id}: columns of model ${manifest.version} that tell little, ${parts.join('; ')}`,
  );
}

/** The first model is the champion; later ones as the detector says. */
function giveRole(ports: DetectionPorts, detector: Detector, model: { version: number } & Actor) {
  const { version, who, why } = model;
  const isChallenger = detector.training.promote === 'manual';
  return changeRoles(ports, detector.id, {
    who,
    why,
    action: 'train',
    decide: ({ champion, challenger }) =>
      isChallenger && champion !== null
        ? { version, champion, challenger: version }
        : { version, champion: version, challenger },
  });
}

/** Where the champion has learnt from labels, the new trees learn them too. */
async function takeLabelsAlong(
  ports: DetectionPorts,
  grown: GrownModel,
  signal: AbortSignal,
): Promise<GrownModel> {
  const { detector, drawn, forest } = grown;
  const champion = await championOf(ports, detector.id);
  if (champion?.learning === undefined) return grown;
  const columns = grown.columns.map(({ trained }) => trained);
  const matrix = await toMatrix(drawn.rows, columns);
  const learnt = await learnOnRows(ports, { detector, forest, columns, drawn, matrix }, signal);
  if (learnt === null) {
    ports.logger.warn(
      `Detector ${detector.id}: none of its labels can be learnt from any more; the new model is without.`,
    );
    return grown;
  }
  return { ...grown, forest: { ...forest, ...learnt.forest }, learning: learnt.learning };
}

/**
 * Who wants a training, and since how many cancelled ones: as `WantedTraining` has it; and whether it is
 * taken up again: as `OwnTraining` has it.
 */
export type TrainingActor = Actor & { cancels?: number; resumes?: boolean };

/** What was stored at the moment at which it was cancelled goes, before it has a role. */
const unlessCancelled = (undo: () => Promise<void>) => async (error: unknown) => {
  if (error instanceof AppError && error.code === 'TRAINING_CANCELLED') await undo();
  throw error;
};

/** It may have been replaced, or deleted and made anew, while its model grew. */
const unlessOfOtherRows = (trained: Detector) => (current: Detector) => {
  if (isDeepStrictEqual(rowsOf(trained), rowsOf(current))) return current;
  throw new AppError(
    'TRAINING_CANCELLED',
    `The training of detector ${current.id} was cancelled: its source or its features are others since it began. Train it again.`,
  );
};

const bySchedule: Actor = { who: 'schedule', why: 'A model was due.' };

/**
 * Draws rows at random (the same ones for the same seed and index), grows a forest on them and
 * stores it as the next version: the champion, which scores from the next run on, or the challenger.
 * @param actor who wants it, for the audit
 * @throws AppError DETECTOR_NOT_FOUND, NOT_ENOUGH_ROWS, TRAINING_CANCELLED, INDEX_NOT_FOUND, ES_UNAVAILABLE, ...
 */
export async function trainDetector(
  ports: DetectionPorts,
  detectorId: string,
  signal: AbortSignal,
  { cancels, resumes = false, ...actor }: TrainingActor = bySchedule,
): Promise<ModelManifest> {
  const detector = await loadDetector(ports, detectorId);
  let manifest: ModelManifest | undefined;
  const train = async (counts: RunCounts, turn: TrainingTurn) => {
    const { announce: onEnough, assertStillWanted, commit, signal: own } = turn;
    const onDrawn = ({ read, rows }: { read: number; rows: readonly unknown[] }) => {
      counts.rows_read = read;
      counts.rows_skipped = read - rows.length;
    };
    const grown = await takeLabelsAlong(
      ports,
      await growModel(ports, { detector, onDrawn, onEnough }, own),
      own,
    );
    const { drawn, forest } = grown;
    const createdAt = ports.clock.now();
    const saved = await saveAsNext(ports, detectorId, {
      onnx: forest.onnx,
      manifestOf: async (version) => {
        const made = await toManifest(grown, { version, createdAt });
        await assertStillWanted();
        return made;
      },
    });
    const { version, threshold } = saved;
    // Which role it gets and how many versions stay is as the detector says now, not as it said when this began.
    const current = await commit()
      .then(unlessOfOtherRows(detector))
      .catch(unlessCancelled(() => ports.models.delete(detectorId, version)));
    manifest = saved;
    counts.rows_scored = drawn.rows.length;
    const roles = await giveRole(ports, current, { version, ...actor });
    ports.logger.info(
      `Detector ${detectorId}: model ${version} (${roleOf(roles, version)}) trained on ${drawn.rows.length} rows, threshold ${threshold.toFixed(4)}`,
    );
    warnOfUseless(ports, saved);
    await pruneModels(ports, current);
  };
  const own = { token: randomUUID(), begun: false, resumes };
  const wanted = { detectorId, own, signal, ...(cancels === undefined ? {} : { cancels }) };
  await recordRun(ports, {
    detectorId,
    kind: 'train',
    training: own,
    work: (counts) => untilCancelled(ports, wanted, (training) => train(counts, training)),
  });
  if (manifest === undefined) throw new AppError('INTERNAL', 'Training ended without a model.');
  return manifest;
}
