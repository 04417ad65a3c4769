/** The whole set-up as one file. */
import type { Detector } from '../../../common/detector';
import { AppError } from '../../../common/errors';
import type { LeftOut, SetupFile, SetupModel } from '../../../common/setup';
import { withSortedKeys } from '../../../common/sorted_json';
import { exportModel } from '../models/export_model';
import { assertReadable } from '../detectors/load_detector';
import type { DetectionPorts } from '../services';
import type { RulesAccess } from './alert_rules';

/** What a person may not read, or what is broken, is named and left out; other failures end the export. */
const leavesOut: ReadonlySet<string> = new Set([
  'ES_FORBIDDEN',
  'ES_UNAUTHENTICATED',
  'INDEX_NOT_FOUND',
  'MODEL_NOT_FOUND',
  'MODEL_CORRUPT',
  'MODEL_TOO_LARGE',
  'PRIVILEGE_MISSING',
]);

async function orLeaveOut<T>(
  work: () => Promise<T>,
  leaveOut: (reason: string) => void,
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || !leavesOut.has(error.code)) throw error;
    leaveOut(`${error.code} ${error.message}`);
    return null;
  }
}

/** A manifest holds values of the source: a model is for those who may read the source themselves. */
async function championAsFile(
  ports: DetectionPorts,
  { id, source }: Detector,
  signal: AbortSignal,
): Promise<SetupModel | null> {
  const { value: roles } = await ports.roles.get(id);
  if (roles.champion === null) return null;
  await assertReadable(ports, source, signal);
  const { manifest, bytes } = await exportModel(ports, { detectorId: id }, signal);
  return {
    detector_id: id,
    // Of what the bundle holds: an import that is exported again stays the same line.
    sha256: manifest.sha256,
    threshold: manifest.threshold,
    bundle: Buffer.from(bytes).toString('base64'),
  };
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

/**
 * Detectors, the models that score, and alert rules, each in order of their ids; the same set-up gives
 * the same file.
 * @throws AppError ES_UNAVAILABLE, ...; what the person may not read is `left_out`
 */
export async function exportSetup(
  ports: DetectionPorts,
  { rules: access, withModels }: { rules: RulesAccess; withModels: boolean },
  signal: AbortSignal,
): Promise<SetupFile> {
  const detectors = (await ports.detectors.list()).sort(byId);
  const leftOut: LeftOut[] = [];
  const models: SetupModel[] = [];
  for (const detector of withModels ? detectors : []) {
    const leaveOut = (reason: string) => leftOut.push({ part: 'model', id: detector.id, reason });
    const model = await orLeaveOut(() => championAsFile(ports, detector, signal), leaveOut);
    if (model !== null) models.push(model);
  }
  const leaveOutRules = (reason: string) => leftOut.push({ part: 'rule', reason });
  if ('whyNot' in access) leaveOutRules(access.whyNot);
  const rules =
    'rules' in access ? await orLeaveOut(() => access.rules.list(), leaveOutRules) : null;
  return withSortedKeys({
    format: 'anomaly-forest-setup' as const,
    format_version: 1 as const,
    detectors,
    ...(withModels ? { models } : {}),
    ...(rules === null ? {} : { rules: [...rules].sort(byId) }),
    ...(leftOut.length === 0 ? {} : { left_out: leftOut }),
  });
}
