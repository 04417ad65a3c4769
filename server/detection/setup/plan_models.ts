/** Models of a set-up against the versions that are there. */
import type { Detector } from '../../../common/detector';
import { AppError } from '../../../common/errors';
import type { ModelManifest } from '../../../common/model_manifest';
import type { SetupFile, SetupModel } from '../../../common/setup';
import { promoteModel } from '../models/change_model_roles';
import { checkModel, importModel } from '../models/import_model';
import { assertModelFits } from '../detectors/load_detector';
import { certificatePassed } from '../models/model_roles';
import type { DetectionPorts } from '../services';
import { compareValues } from '../compare_values';
import type { ImportOptions } from './import_options';
import { orProblem, refusedStep, type PlannedStep } from './planned_step';

/** Whether a version is the model of the file: the same forest, whoever wrote it down, and threshold. */
function isModel(model: SetupModel, manifest: ModelManifest): boolean {
  const forests = [manifest.sha256, manifest.import?.onnx_sha256];
  return forests.includes(model.sha256) && manifest.threshold === model.threshold;
}

const bytesOf = ({ bundle }: SetupModel) => Buffer.from(bundle, 'base64');

/** @throws AppError when the bundle cannot become the champion */
async function assertImportable(
  ports: DetectionPorts,
  { model, detector }: { model: SetupModel; detector: Detector },
  signal: AbortSignal,
): Promise<void> {
  const checked = await checkModel(ports, { detector, bytes: bytesOf(model) }, signal);
  const { manifest } = checked.bundle;
  if (manifest.model.sha256 !== model.sha256 || manifest.threshold !== model.threshold) {
    throw new AppError(
      'SETUP_INVALID',
      `The bundle of model ${detector.id} does not hold the forest or the threshold that the file names.`,
    );
  }
  if (checked.certificate.passed) return;
  throw new AppError(
    'MODEL_CERTIFICATE_FAILED',
    `The model of detector ${detector.id} does not give the scores of its test vectors.`,
  );
}

/** The versions of a detector; none before there is one. */
async function versionsOf(ports: DetectionPorts, detectorId: string) {
  const [{ value: roles }, manifests] = await Promise.all([
    ports.roles.get(detectorId),
    ports.models.list(detectorId),
  ]);
  const champion = manifests.find(({ version }) => version === roles.champion) ?? null;
  return { champion, manifests };
}

async function planFor(
  ports: DetectionPorts,
  { model, detector }: { model: SetupModel; detector: Detector },
  { actor, signal }: ImportOptions,
): Promise<PlannedStep> {
  const { champion, manifests } = await versionsOf(ports, detector.id);
  const report = { part: 'model' as const, id: detector.id, differences: [], problems: [] };
  if (champion !== null && isModel(model, champion)) {
    assertModelFits(detector, champion);
    return { report: { ...report, change: 'same' } };
  }
  const promote = async (version: number) => {
    await promoteModel(ports, detector.id, { version, ...actor });
  };
  const change = champion === null ? 'created' : 'changed';
  const { sha256, threshold } = model;
  const differences =
    champion === null
      ? []
      : compareValues(
          { sha256: champion.sha256, threshold: champion.threshold },
          { sha256, threshold },
        );
  // An import that broke off, or a champion from before: it is here already.
  const known = manifests.find(
    (manifest) => isModel(model, manifest) && certificatePassed(manifest) !== false,
  );
  if (known !== undefined) {
    assertModelFits(detector, known);
    const apply = () => promote(known.version);
    return { report: { ...report, change, differences }, apply };
  }
  await assertImportable(ports, { model, detector }, signal);
  return {
    report: { ...report, change, differences },
    apply: async () => {
      const asked = { detectorId: detector.id, bytes: bytesOf(model) };
      await promote((await importModel(ports, asked, signal)).version);
    },
  };
}

/**
 * One step a model of the file.
 * @param detectors as they will be once those of the file are there
 */
export async function planModels(
  ports: DetectionPorts,
  { setup, detectors }: { setup: SetupFile; detectors: ReadonlyMap<string, Detector> },
  options: ImportOptions,
): Promise<PlannedStep[]> {
  const steps: PlannedStep[] = [];
  for (const model of setup.models ?? []) {
    const { detector_id: id } = model;
    const detector = detectors.get(id);
    const planned = await orProblem(() => {
      if (detector === undefined) {
        throw new AppError('DETECTOR_NOT_FOUND', `There is no detector "${id}" for its model.`);
      }
      return planFor(ports, { model, detector }, options);
    });
    steps.push('value' in planned ? planned.value : refusedStep('model', id, planned.problem));
  }
  return steps;
}
