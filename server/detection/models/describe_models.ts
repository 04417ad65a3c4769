/** The versions of a detector's model as pages and command line show them. */
import type { ModelList } from '../../../common/api/list_models';
import { type RoleChange, roleOf } from '../../../common/model_roles';
import { summaryOf } from '../detectors/describe_detector';
import { assertReadable, loadDetector } from '../detectors/load_detector';
import { certificatePassed, currentComparison, manifestOf } from './model_roles';
import { reportLiveScoring } from '../scoring/report_live_scoring';
import type { DetectionPorts } from '../services';

type Ports = Pick<DetectionPorts, 'detectors' | 'models' | 'roles' | 'states'>;

/** @throws AppError DETECTOR_NOT_FOUND */
export async function listModels(ports: Ports, detectorId: string): Promise<ModelList> {
  await loadDetector(ports, detectorId);
  const [{ value: roles }, { value: state }, manifests] = await Promise.all([
    ports.roles.get(detectorId),
    ports.states.get(detectorId),
    ports.models.list(detectorId),
  ]);
  const scoring = manifests.find(({ version }) => version === roles.champion) ?? null;
  return {
    detector_id: detectorId,
    champion: roles.champion,
    challenger: roles.challenger,
    comparison: currentComparison(roles, state.comparison),
    live: reportLiveScoring(state.live, scoring),
    models: [...manifests].reverse().map((manifest) => ({
      ...summaryOf(manifest),
      role: roleOf(roles, manifest.version),
      certificate_passed: certificatePassed(manifest),
      learnt: manifest.learning
        ? { labels: manifest.learning.labels.length, at: manifest.learning.at }
        : null,
    })),
  };
}

/**
 * A manifest holds values of the source (categories, least and greatest) and the query of training:
 * it is for those who may read the source themselves.
 * @throws AppError DETECTOR_NOT_FOUND, MODEL_NOT_FOUND, ES_FORBIDDEN, INDEX_NOT_FOUND
 */
export async function describeModel(
  ports: Ports & Pick<DetectionPorts, 'reader'>,
  { detectorId, version }: { detectorId: string; version: number },
  signal: AbortSignal,
) {
  const { source } = await loadDetector(ports, detectorId);
  await assertReadable(ports, source, signal);
  const manifest = await manifestOf(ports, detectorId, version);
  const { value: roles } = await ports.roles.get(detectorId);
  return { role: roleOf(roles, version), manifest };
}

/** The last change first. @throws AppError DETECTOR_NOT_FOUND */
export async function modelHistory(ports: Ports, detectorId: string): Promise<RoleChange[]> {
  await loadDetector(ports, detectorId);
  return (await ports.roles.get(detectorId)).value.history;
}
