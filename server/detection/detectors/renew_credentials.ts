import type { Detector } from '../../../common/detector';
import type { RunState } from '../../../common/detector_state';
import { AppError } from '../../../common/errors';
import { changeState } from './detector_runs';
import { assertReadable, loadDetector } from './load_detector';
import { withoutFailures } from '../scoring/partition_state';
import type { DetectionPorts } from '../services';

/** Failures that other rights may end. */
const refusals: ReadonlySet<string> = new Set([
  'CREDENTIALS_INVALID',
  'ES_UNAUTHENTICATED',
  'ES_FORBIDDEN',
]);

/** Whether the last failure of a detector is one of its rights. */
export const isRefused = ({ error }: Pick<RunState, 'error'>): boolean =>
  error !== null && refusals.has(error.code);

/**
 * Takes new credentials for a detector, with a destination that they can write to. A person who may
 * not read the source does not get to replace a key that works. A failure that came of the old ones
 * is over: the next run says whether the new ones suffice.
 * @throws AppError ES_FORBIDDEN, INDEX_NOT_FOUND, ...; the credentials before stay then.
 */
export async function takeCredentials(
  ports: Pick<DetectionPorts, 'credentials' | 'destination' | 'detectors' | 'reader' | 'states'>,
  detector: Detector,
  signal: AbortSignal,
): Promise<void> {
  await assertReadable(ports, detector.source, signal);
  await ports.destination.prepare(detector.destination.index, signal);
  await ports.credentials.grant(detector);
  const { value: state } = await ports.states.get(detector.id);
  if (!isRefused(state)) return;
  await changeState(ports, detector.id, (current) =>
    isRefused(current) ? withoutFailures(current) : current,
  );
}

/**
 * Revokes the credentials of a detector unless it is enabled by now: a change that came between may
 * have left it without anybody who would revoke them. Returns the detector as it is stored now.
 */
export async function revokeUnlessEnabled(
  ports: Pick<DetectionPorts, 'credentials' | 'detectors'>,
  id: string,
): Promise<Detector | null> {
  const stored = await ports.detectors.get(id);
  if (stored?.value.enabled !== true) await ports.credentials.revoke(id);
  return stored?.value ?? null;
}

const disabled = (id: string) =>
  new AppError('DETECTOR_DISABLED', `Detector ${id} is disabled and has no credentials.`);

/**
 * New credentials for an enabled detector, in the name of the person who asks; the ones before are
 * revoked.
 * @throws AppError DETECTOR_NOT_FOUND, DETECTOR_DISABLED, ENCRYPTION_KEY_MISSING,
 * API_KEY_NOT_GRANTED, ES_FORBIDDEN, ...
 */
export async function renewCredentials(
  ports: Pick<DetectionPorts, 'credentials' | 'destination' | 'detectors' | 'reader' | 'states'>,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const detector = await loadDetector(ports, id);
  if (!detector.enabled) throw disabled(id);
  await takeCredentials(ports, detector, signal);
  const now = await revokeUnlessEnabled(ports, id);
  if (now === null) throw new AppError('DETECTOR_NOT_FOUND', `There is no detector "${id}".`);
  if (!now.enabled) throw disabled(id);
}
