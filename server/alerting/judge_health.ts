/** One run of the rule "detector health". */
import {
  defaultMaxLag,
  defaultNoDataFor,
  healthConditions,
  type HealthCondition,
  type HealthRuleParams,
} from '../../common/alerting/health_rule';
import { durationToMs } from '../../common/codecs/bounded';
import type { Detector } from '../../common/detector';
import { AppError, toAppError } from '../../common/errors';
import { healthOf, type DetectorHealth } from '../detection/detectors/describe_detector';
import { isRefused } from '../detection/detectors/renew_credentials';
import type { DetectionPorts } from '../detection/services';
import type { HealthAlert, HealthState } from './health_state';

/** What a detector's health is judged by. */
export interface HealthFacts {
  health: DetectorHealth;
  /** Documents in the source within `no_data_for`. */
  documents: number;
}

const seconds = (ms: number) => `${Math.round(ms / 1000)} s`;

/** The message of each condition that holds. A detector that somebody stopped has none. */
export function healthProblems(
  { health, documents }: HealthFacts,
  params: HealthRuleParams,
): Map<HealthCondition, string> {
  const { detector, state, live, lag_ms: lag } = health;
  const found = new Map<HealthCondition, string>();
  if (!detector.enabled) return found;
  const noDataFor = params.no_data_for ?? defaultNoDataFor;
  const maxLag = params.max_lag ?? defaultMaxLag;
  if (documents === 0) {
    const from = detector.source.indices.join(',');
    found.set('no_data', `No document came in from "${from}" for ${noDataFor}.`);
  }
  if (lag !== null && lag > durationToMs(maxLag)) {
    found.set('lagging', `Scoring is ${seconds(lag)} behind; the bound is ${maxLag}.`);
  }
  if (state.error !== null) {
    const { code, message, kind } = state.error;
    const condition = isRefused(state) ? 'credentials_invalid' : 'failing';
    found.set(condition, `The last ${kind} run failed: ${code}: ${message}`);
  }
  if (live?.drift?.reading === 'major') {
    found.set('drift', 'The rows no longer look like those that the model was trained on.');
  }
  const watched = params.conditions ?? healthConditions;
  return new Map([...found].filter(([condition]) => watched.includes(condition)));
}

async function countDocuments(
  ports: DetectionPorts,
  detector: Detector,
  { params, signal }: { params: HealthRuleParams; signal: AbortSignal },
): Promise<number> {
  const to = ports.clock.now();
  const from = to - durationToMs(params.no_data_for ?? defaultNoDataFor);
  try {
    return await ports.reader.count(detector.source, { from, to }, signal);
  } catch (error) {
    if (toAppError(error).code === 'INDEX_NOT_FOUND') return 0;
    throw error;
  }
}

async function watchedDetectors(
  ports: DetectionPorts,
  { params: { detector_ids: named }, state }: HealthRun,
): Promise<{ detectors: Detector[]; missing: string[] }> {
  const all = await ports.detectors.list();
  if (named === undefined) return { detectors: all, missing: [] };
  const missing = named.filter((id) => !all.some((detector) => detector.id === id));
  if (missing.length === named.length && state.active.length === 0) {
    throw new AppError('DETECTOR_NOT_FOUND', `There is no detector "${missing.join('", "')}".`);
  }
  return { detectors: all.filter(({ id }) => named.includes(id)), missing };
}

async function judgeDetector(
  ports: DetectionPorts,
  detector: Detector,
  run: { params: HealthRuleParams; signal: AbortSignal },
): Promise<HealthAlert[]> {
  const health = await healthOf(ports, detector);
  const documents = await countDocuments(ports, detector, run);
  const { id, name } = detector;
  return [...healthProblems({ health, documents }, run.params)].map(([condition, message]) => ({
    id: `${id}:${condition}`,
    detector_id: id,
    detector_name: name,
    condition,
    message,
  }));
}

/** The alerts of the last run that the rule still watches for. */
function lastAlerts({ active }: HealthState, { id }: Detector, params: HealthRuleParams) {
  const watched = params.conditions ?? healthConditions;
  return active.filter(
    ({ detector_id: of, condition }) => of === id && watched.includes(condition),
  );
}

export interface HealthRun {
  params: HealthRuleParams;
  state: HealthState;
}

export interface HealthJudgement {
  alerts: HealthAlert[];
  /** What the person who made the rule should know, in words. */
  warnings: string[];
  state: HealthState;
}

/**
 * An alert for each condition that holds of each detector. A detector that cannot be judged keeps
 * the alerts of the last run: that nobody could look is no recovery.
 * @param ports read the source with the rights of the rule's owner
 * @throws AppError when no detector can be judged, and DETECTOR_NOT_FOUND when none of them exists and
 *   no alert is left to end: Kibana then leaves all alerts as they are.
 */
export async function judgeHealth(
  ports: DetectionPorts,
  { params, state }: HealthRun,
  signal: AbortSignal,
): Promise<HealthJudgement> {
  const { detectors, missing } = await watchedDetectors(ports, { params, state });
  const alerts: HealthAlert[] = [];
  const warnings = missing.map((id) => `There is no detector "${id}".`);
  let judged = 0;
  for (const detector of detectors) {
    try {
      alerts.push(...(await judgeDetector(ports, detector, { params, signal })));
      judged += 1;
    } catch (error) {
      const isLast = detector === detectors[detectors.length - 1];
      if (signal.aborted || (isLast && judged === 0)) throw error;
      const { code, message } = toAppError(error);
      alerts.push(...lastAlerts(state, detector, params));
      warnings.push(
        `Detector "${detector.id}" was not judged, its alerts stay: ${code}: ${message}`,
      );
    }
  }
  return { alerts, warnings, state: { format_version: 1, active: alerts } };
}
