/** Reading and changing which version has which role. */
import {
  type Comparison,
  keptRoleChanges,
  type ModelRoles,
  type RoleAction,
  type RoleMetrics,
} from '../../../common/model_roles';
import { AppError } from '../../../common/errors';
import type { ModelManifest } from '../../../common/model_manifest';
import type { DetectionPorts } from '../services';
import { reportLiveScoring } from '../scoring/report_live_scoring';
import { retryOnConflict } from '../retry_on_conflict';

/** Who changes something, and why, for the audit. */
export interface Actor {
  /** User name; `unknownUser` where nobody logs in. */
  who: string;
  why: string;
}

export const unknownUser = 'unknown';

/** Of a training that somebody asked for beside the schedule. */
export const onDemand = (who: string = unknownUser): Actor => ({ who, why: 'Asked for.' });

type RegistryPorts = Pick<DetectionPorts, 'roles' | 'models' | 'states' | 'clock'>;

export interface Change extends Actor {
  action: RoleAction;
  /** The version that the action is about. */
  version: number;
}

type Pointers = Pick<ModelRoles, 'champion' | 'challenger'>;

/** Whether a model passed its import; null for one trained here, which has nothing to pass. */
export function certificatePassed(manifest: ModelManifest): boolean | null {
  return manifest.certificate?.passed ?? null;
}

/** @throws AppError MODEL_CERTIFICATE_FAILED for a model that did not pass its import */
export function assertCertified(manifest: ModelManifest): void {
  if (certificatePassed(manifest) !== false) return;
  throw new AppError(
    'MODEL_CERTIFICATE_FAILED',
    `Version ${manifest.version} of detector ${manifest.detector_id} did not give the scores of its test vectors when it was imported.`,
  );
}

/** The comparison, if it is of the champion and the challenger of now. */
export function currentComparison(
  { champion, challenger }: Pointers,
  comparison: Comparison | undefined,
): Comparison | null {
  const isCurrent = comparison?.champion === champion && comparison.challenger === challenger;
  return isCurrent && comparison !== undefined ? comparison : null;
}

async function metricsOf(
  ports: RegistryPorts,
  detectorId: string,
  { roles, version }: { roles: ModelRoles; version: number },
): Promise<RoleMetrics> {
  const { champion } = roles;
  const [{ value: state }, subject, scoring] = await Promise.all([
    ports.states.get(detectorId),
    ports.models.get(detectorId, version),
    champion === null ? null : ports.models.get(detectorId, champion),
  ]);
  const live = reportLiveScoring(state.live, scoring);
  const [worst] = live?.drift?.features ?? [];
  return {
    certificate_passed: subject === null ? null : certificatePassed(subject),
    comparison: currentComparison(roles, state.comparison),
    score_psi: live?.drift?.scores.psi ?? null,
    worst_feature: worst === undefined ? null : { field: worst.field, psi: worst.psi },
    alerts_per_day: live?.alerts_per_day ?? null,
    ...(subject?.learning?.kept_apart && { kept_apart: subject.learning.kept_apart }),
  };
}

/**
 * Changes the roles and writes the audit entry in one step. The loser of a race reads again, and
 * `decide` decides anew on what it finds.
 * @param decide gives the new pointers, or null to leave all as it is; may throw
 */
export async function changeRoles(
  ports: RegistryPorts,
  detectorId: string,
  change: Omit<Change, 'version'> & {
    decide: (roles: ModelRoles) => (Pointers & { version: number }) | null;
  },
): Promise<ModelRoles> {
  return retryOnConflict(async () => {
    const { value: roles, version: stored } = await ports.roles.get(detectorId);
    const decided = change.decide(roles);
    if (decided === null) return roles;
    const { version, champion, challenger } = decided;
    const changed: ModelRoles = {
      ...roles,
      champion,
      challenger,
      last_version: Math.max(roles.last_version, version),
      history: [
        {
          at: new Date(ports.clock.now()).toISOString(),
          who: change.who,
          why: change.why,
          action: change.action,
          version,
          champion: { from: roles.champion, to: champion },
          challenger: { from: roles.challenger, to: challenger },
          metrics: await metricsOf(ports, detectorId, { roles, version }),
        },
        ...roles.history,
      ].slice(0, keptRoleChanges),
    };
    await ports.roles.put(detectorId, changed, stored);
    return changed;
  });
}

/** The manifest of the version that scores; null before there is one. @throws AppError MODEL_NOT_FOUND */
export async function championOf(
  ports: Pick<DetectionPorts, 'roles' | 'models'>,
  detectorId: string,
): Promise<ModelManifest | null> {
  const { value: roles } = await ports.roles.get(detectorId);
  return roles.champion === null ? null : manifestOf(ports, detectorId, roles.champion);
}

/** @throws AppError MODEL_NOT_FOUND */
export async function manifestOf(
  ports: Pick<DetectionPorts, 'models'>,
  detectorId: string,
  version: number,
): Promise<ModelManifest> {
  const manifest = await ports.models.get(detectorId, version);
  if (manifest !== null) return manifest;
  throw new AppError('MODEL_NOT_FOUND', `Detector ${detectorId} has no model version ${version}.`);
}

export const modelNotTrained = (detectorId: string): AppError =>
  new AppError('MODEL_NOT_TRAINED', `Detector ${detectorId} has no model yet.`);

/**
 * The manifest of a version, or of the champion when none is named.
 * @throws AppError MODEL_NOT_TRAINED, MODEL_NOT_FOUND
 */
export async function versionOrChampion(
  ports: Pick<DetectionPorts, 'roles' | 'models'>,
  detectorId: string,
  version: number | undefined,
): Promise<ModelManifest> {
  if (version !== undefined) return manifestOf(ports, detectorId, version);
  const champion = await championOf(ports, detectorId);
  if (champion !== null) return champion;
  throw modelNotTrained(detectorId);
}
