/** Old versions of a model go by themselves, bytes and all; the history tells that they were there. */
import { usualKeptVersions } from '../../../common/detector_model';
import type { Detector } from '../../../common/detector';
import { AppError, toAppError } from '../../../common/errors';
import type { ModelRoles } from '../../../common/model_roles';
import { deleteModel } from './change_model_roles';
import type { DetectionPorts } from '../services';

/** Champions of this many last take-overs stay, so that a roll-back finds them. */
export const keptTakeOvers = 3;

/**
 * Versions that may go, the oldest first: all but the champion, the challenger, the champions before
 * and after the last take-overs, and the newest ones.
 * @param versions that are stored, in any order
 * @param keep how many of the newest stay, 1..
 */
export function versionsToPrune(
  versions: readonly number[],
  { champion, challenger, history }: ModelRoles,
  keep: number,
): number[] {
  const takeOvers = history
    .filter((change) => change.champion.from !== change.champion.to)
    .slice(0, keptTakeOvers);
  const needed = new Set([
    champion,
    challenger,
    ...takeOvers.flatMap((change) => [change.champion.from, change.champion.to]),
  ]);
  return [...versions]
    .sort((a, b) => b - a)
    .slice(keep)
    .filter((version) => !needed.has(version))
    .reverse();
}

/**
 * Deletes the versions that are too old, each with an audit entry. A failure is said in the log alone:
 * what stays too long is deleted after the next training, and the model that was just made is sound.
 */
export async function pruneModels(
  ports: Pick<DetectionPorts, 'detectors' | 'roles' | 'models' | 'states' | 'clock' | 'failures'>,
  { id, model }: Detector,
): Promise<void> {
  const { keep_versions: keep = usualKeptVersions } = model;
  const subject = `Detector ${id}, old models`;
  try {
    const [{ value: roles }, versions] = await Promise.all([
      ports.roles.get(id),
      ports.models.versions(id),
    ]);
    const why = `Older than the ${keep} newest versions.`;
    for (const version of versionsToPrune(versions, roles, keep)) {
      await deleteModel(ports, id, { version, who: 'schedule', why }).catch(unlessNeeded);
    }
    ports.failures.report(subject, null);
  } catch (error) {
    ports.failures.report(subject, toAppError(error));
  }
}

/** Somebody gave it a role, or deleted it, at the same moment: that is as good. */
function unlessNeeded(error: unknown): void {
  const isSettled =
    error instanceof AppError && ['MODEL_IN_USE', 'MODEL_NOT_FOUND'].includes(error.code);
  if (!isSettled) throw error;
}
