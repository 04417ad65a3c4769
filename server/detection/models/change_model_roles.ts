/** What people do with the versions of a detector's model; each leaves an audit entry. */
import { AppError } from '../../../common/errors';
import { type ModelRoles, roleOf } from '../../../common/model_roles';
import type { ModelManifest } from '../../../common/model_manifest';
import { assertModelFits, loadDetector } from '../detectors/load_detector';
import { type Actor, assertCertified, changeRoles, manifestOf } from './model_roles';
import type { DetectionPorts } from '../services';

type Ports = Pick<DetectionPorts, 'detectors' | 'roles' | 'models' | 'states' | 'clock'>;

/** A change that somebody asked for. */
export interface VersionChange extends Actor {
  version: number;
}

async function fitToScore(
  ports: Ports,
  detectorId: string,
  version: number,
): Promise<ModelManifest> {
  const detector = await loadDetector(ports, detectorId);
  const manifest = await manifestOf(ports, detectorId, version);
  assertCertified(manifest);
  assertModelFits(detector, manifest);
  return manifest;
}

/** A version may be deleted while it is looked at; the history, written with the pointers, tells. */
function assertNotDeleted({ history }: ModelRoles, version: number): void {
  if (history.some((change) => change.action === 'delete' && change.version === version)) {
    throw new AppError('MODEL_NOT_FOUND', `Version ${version} has been deleted.`);
  }
}

/** A version as the champion, and no longer the challenger; null when it scores already. */
function takeOver(roles: ModelRoles, version: number) {
  assertNotDeleted(roles, version);
  if (roles.champion === version) return null;
  const challenger = roles.challenger === version ? null : roles.challenger;
  return { version, champion: version, challenger };
}

/**
 * Makes a version the champion: it scores from the next run on, and results stay as they are. The
 * champion until then keeps no role, so that `rollBack` brings it back.
 * @throws AppError DETECTOR_NOT_FOUND, MODEL_NOT_FOUND, MODEL_CERTIFICATE_FAILED, MODEL_FEATURES_MISMATCH
 */
export async function promoteModel(
  ports: Ports,
  detectorId: string,
  { version, ...actor }: VersionChange,
): Promise<ModelRoles> {
  await fitToScore(ports, detectorId, version);
  return changeRoles(ports, detectorId, {
    ...actor,
    action: 'promote',
    decide: (roles) => takeOver(roles, version),
  });
}

/**
 * Makes a version the challenger: it is scored beside the champion from the next run on.
 * @throws AppError as `promoteModel`; MODEL_IN_USE for the champion
 */
export async function challengeWith(
  ports: Ports,
  detectorId: string,
  { version, ...actor }: VersionChange,
): Promise<ModelRoles> {
  await fitToScore(ports, detectorId, version);
  return changeRoles(ports, detectorId, {
    ...actor,
    action: 'challenge',
    decide: (roles) => {
      assertNotDeleted(roles, version);
      const { champion, challenger } = roles;
      if (champion === version) {
        throw new AppError(
          'MODEL_IN_USE',
          `Version ${version} of detector ${detectorId} is its champion, and cannot be its own challenger.`,
        );
      }
      return challenger === version ? null : { version, champion, challenger: version };
    },
  });
}

/**
 * Takes the challenger out of the race; its version stays. Nothing happens without a challenger.
 * @throws AppError DETECTOR_NOT_FOUND
 */
export async function withdrawChallenger(
  ports: Ports,
  detectorId: string,
  actor: Actor,
): Promise<ModelRoles> {
  await loadDetector(ports, detectorId);
  return changeRoles(ports, detectorId, {
    ...actor,
    action: 'withdraw',
    decide: ({ champion, challenger }) =>
      challenger === null ? null : { version: challenger, champion, challenger: null },
  });
}

/** The champion before the one of now took over; null when the history knows of none. */
function predecessorOf({ champion, history }: ModelRoles): number | null {
  const takeOver = history.find(
    (change) =>
      change.action !== 'roll_back' &&
      change.champion.to === champion &&
      change.champion.from !== champion,
  );
  return takeOver?.champion.from ?? null;
}

/**
 * Brings back the champion from before; doing it again goes one further back.
 * @throws AppError DETECTOR_NOT_FOUND, MODEL_NOTHING_BEFORE, MODEL_NOT_FOUND, MODEL_FEATURES_MISMATCH
 */
export async function rollBack(
  ports: Ports,
  detectorId: string,
  actor: Actor,
): Promise<ModelRoles> {
  const { value: now } = await ports.roles.get(detectorId);
  await loadDetector(ports, detectorId);
  const version = predecessorOf(now);
  if (version === null) {
    throw new AppError(
      'MODEL_NOTHING_BEFORE',
      now.champion === null
        ? `Detector ${detectorId} has no champion yet.`
        : `Version ${now.champion} is the first champion of detector ${detectorId} that its history knows.`,
    );
  }
  await fitToScore(ports, detectorId, version);
  return changeRoles(ports, detectorId, {
    ...actor,
    action: 'roll_back',
    decide: (roles) => {
      if (roles.champion !== now.champion) {
        throw new AppError(
          'STATE_CONFLICT',
          `The champion of detector ${detectorId} was changed to version ${roles.champion} at the same moment.`,
        );
      }
      return takeOver(roles, version);
    },
  });
}

/**
 * Deletes a version that neither scores nor is compared.
 * @throws AppError DETECTOR_NOT_FOUND, MODEL_NOT_FOUND, MODEL_IN_USE
 */
export async function deleteModel(
  ports: Ports,
  detectorId: string,
  { version, ...actor }: VersionChange,
): Promise<ModelRoles> {
  await loadDetector(ports, detectorId);
  await manifestOf(ports, detectorId, version);
  const roles = await changeRoles(ports, detectorId, {
    ...actor,
    action: 'delete',
    decide: (current) => {
      const role = roleOf(current, version);
      if (role === 'none') {
        return { version, champion: current.champion, challenger: current.challenger };
      }
      throw new AppError(
        'MODEL_IN_USE',
        `Version ${version} of detector ${detectorId} is its ${role}.`,
      );
    },
  });
  await ports.models.delete(detectorId, version);
  return roles;
}
