/** From what people said of findings to a version whose scores heed it. */
import type { Detector } from '../../../common/detector';
import type { PromoteLearnt } from '../../../common/detector_training';
import { AppError } from '../../../common/errors';
import { fewestJudgedLabels, isBetter, judgedFolds, type Learning } from '../../../common/learning';
import type { Bins, ModelManifest } from '../../../common/model_manifest';
import { type ModelRole, roleOf } from '../../../common/model_roles';
import { onnxruntimeVersion, productVersion } from '../../../common/versions';
import { toMatrix } from '../../features/metrics/to_matrix';
import { calibrate, calibrateBudget } from '../models/calibrate';
import { assertEnough, drawTrainingRows } from '../models/draw_training_rows';
import { binColumns } from '../models/grow_model';
import { learnOnRows, type Learnt } from './learn_on_rows';
import { loadDetector, loadModel } from '../detectors/load_detector';
import { type Actor, changeRoles } from '../models/model_roles';
import { makeBins } from '../models/population_stability';
import { pruneModels } from '../models/prune_models';
import { saveAsNext } from '../models/save_as_next';
import type { DetectionPorts } from '../services';

interface LearntVersion {
  detector: Detector;
  base: ModelManifest;
  learnt: Learnt;
  calibration: Awaited<ReturnType<typeof calibrateBudget>>;
  columnBins: Bins[];
  createdAt: number;
}

/** Trees and columns are the base's; threshold, severities and drift are taken anew from the rows in use. */
async function toLearntManifest(
  { detector, base, learnt, calibration, columnBins, createdAt }: LearntVersion,
  version: number,
): Promise<ModelManifest> {
  const { forest, learning } = learnt;
  return {
    format_version: 1,
    id: `${detector.id}:${version}`,
    detector_id: detector.id,
    version,
    created_at: new Date(createdAt).toISOString(),
    features: base.features,
    options: { ...base.options, threshold: detector.model.threshold },
    sample_size: base.sample_size,
    base_score: forest.baseScore,
    ...(await calibrate(detector, forest.scores, calibration)),
    drift_bins: { columns: columnBins, scores: await makeBins(forest.scores) },
    training: base.training,
    sha256: forest.sha256,
    onnx_bytes: forest.onnx.byteLength,
    versions: { anomaly_forest: productVersion, onnxruntime: onnxruntimeVersion },
    learning: { ...learning, base_version: base.version },
  };
}

const inDigits = (value: number) => value.toFixed(3);

/** What labels kept apart say of a version, in a sentence. */
function judgementOf({ kept_apart: judged }: Learning): string {
  if (judged === undefined) {
    return `Whether it is better is not known: that takes ${fewestJudgedLabels} labels, and ${judgedFolds} true and ${judgedFolds} false ones that are not alike.`;
  }
  const { after, before, high, labels, low } = judged;
  const figures = `average precision ${inDigits(after)} instead of ${inDigits(before)}, a gain of ${inDigits(low)} to ${inDigits(high)} with 99 % confidence`;
  const verdict = isBetter(judged) ? 'Better' : 'Not better beyond doubt';
  return `${verdict} on ${labels} labels, each kept apart from what ranked it: ${figures}.`;
}

/**
 * Promotes a version that is better on labels kept apart, where the policy says so. Nothing happens
 * when somebody has changed the roles meanwhile.
 */
async function promoteIfBetter(
  ports: DetectionPorts,
  policy: PromoteLearnt | undefined,
  { detector_id: detectorId, learning, version }: ModelManifest,
): Promise<ModelRole> {
  const judged = learning?.kept_apart;
  if (policy !== 'when_better') return 'challenger';
  if (!learning || !judged || !isBetter(judged)) return 'challenger';
  const roles = await changeRoles(ports, detectorId, {
    who: 'policy',
    why: judgementOf(learning),
    action: 'promote',
    decide: ({ challenger, champion }) =>
      challenger === version && champion === learning.base_version
        ? { version, champion: version, challenger: null }
        : null,
  });
  return roleOf(roles, version);
}

export interface LearntResult {
  manifest: ModelManifest;
  role: ModelRole;
  /** Whether it ranks labels kept apart better than the champion, in a sentence. */
  judgement: string;
}

/**
 * Learns all labels of a detector anew on the trees of its champion, and stores what comes of it as the
 * next version: the challenger until somebody promotes it, or the champion by the detector's policy.
 * @param actor who wants it, for the audit
 * @param promote for this time, instead of the detector's policy
 * @throws AppError DETECTOR_NOT_FOUND, MODEL_NOT_TRAINED, LABELS_MISSING, LABELS_TEACH_NOTHING,
 * NOT_ENOUGH_ROWS, MODEL_FEATURES_MISMATCH, INDEX_NOT_FOUND, ES_FORBIDDEN, ABORTED, ...
 */
export async function learnFromLabels(
  ports: DetectionPorts,
  { detectorId, actor, promote }: { detectorId: string; actor: Actor; promote?: PromoteLearnt },
  signal: AbortSignal,
): Promise<LearntResult> {
  const detector = await loadDetector(ports, detectorId);
  const { manifest: base, forest } = await loadModel(ports, detector);
  const drawn = await drawTrainingRows(ports, { detector }, signal);
  assertEnough(detector, drawn);
  const matrix = await toMatrix(drawn.rows, base.features);
  const calibration = await calibrateBudget(ports, { detector, drawn }, signal);
  const columnBins = await binColumns(matrix);
  const input = { detector, forest, columns: base.features, drawn, matrix };
  const learnt = await learnOnRows(ports, input, signal);
  if (learnt === null) {
    throw new AppError(
      'LABELS_MISSING',
      `Detector ${detectorId} has no label that can be learnt from.`,
    );
  }
  const createdAt = ports.clock.now();
  const manifest = await saveAsNext(ports, detectorId, {
    onnx: learnt.forest.onnx,
    manifestOf: (version) =>
      toLearntManifest({ detector, base, learnt, calibration, columnBins, createdAt }, version),
  });
  const { version } = manifest;
  await changeRoles(ports, detectorId, {
    ...actor,
    action: 'learn',
    decide: ({ champion }) => ({ version, champion, challenger: version }),
  });
  const policy = promote ?? detector.training.promote_learnt;
  const role = await promoteIfBetter(ports, policy, manifest);
  const { labels, notes } = learnt.learning;
  const judgement = judgementOf(learnt.learning);
  ports.logger.info(
    `Detector ${detectorId}: model ${version} (${role}) learnt from ${labels.length} labels on the trees of model ${base.version}. ${[judgement, ...notes].join(' ')}`,
  );
  await pruneModels(ports, detector);
  return { manifest, role, judgement };
}
