/** One run of the rule "detector health". */
import {
  defaultMaxLag,
  defaultNoDataFor,
  healthConditions,
  type HealthCondition,
  type HealthRuleParams,
} from '../../common/alerting/health_rule';
import type { DetectorOverview } from '../../common/api/shared';
import { durationToMs } from '../../common/codecs/bounded';
import { AppError, toAppError } from '../../common/errors';
import { describeDetector } from '../detection/describe_detector';
import { isRefused } from '../detection/renew_credentials';
import type { DetectionPorts } from '../detection/services';

export interface HealthAlert {
  /** The same for the same detector and condition, in every run. */
  id: string;
  detector_id: string;
  detector_name: string;
  condition: HealthCondition;
  /** What is wrong, in words. */
  message: string;
}

/** What a detector's health is judged by. */
export interface HealthFacts {
  overview: DetectorOverview;
  /** Documents in the source within `no_data_for`. */
  documents: number;
}

const seconds = (ms: number) => `${Math.round(ms / 1000)} s`;

/** The message of each condition that holds. A detector that somebody stopped has none. */
export function healthProblems(
  { overview, documents }: HealthFacts,
  params: HealthRuleParams,
): Map<HealthCondition, string> {
  const { detector, state, live, lag_ms: lag } = overview;
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
  { detector }: DetectorOverview,
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

async function watchedIds(ports: DetectionPorts, params: HealthRuleParams) {
  const all = (await ports.detectors.list()).map(({ id }) => id);
  const named = params.detector_ids ?? all;
  const missing = named.filter((id) => !all.includes(id));
  if (params.detector_ids !== undefined && missing.length === named.length) {
    throw new AppError('DETECTOR_NOT_FOUND', `There is no detector "${missing.join('", "')}".`);
  }
  return { ids: named.filter((id) => all.includes(id)), missing };
}

/**
 * An alert for each condition that holds of each detector.
 * @param ports read source and results with the rights of the rule's owner
 * @throws AppError when a detector cannot be judged: Kibana then leaves all alerts as they are.
 */
export async function judgeHealth(
  ports: DetectionPorts,
  params: HealthRuleParams,
  signal: AbortSignal,
): Promise<{ alerts: HealthAlert[]; warnings: string[] }> {
  const { ids, missing } = await watchedIds(ports, params);
  const alerts: HealthAlert[] = [];
  for (const id of ids) {
    const overview = await describeDetector(ports, id, signal);
    const documents = await countDocuments(ports, overview, { params, signal });
    for (const [condition, message] of healthProblems({ overview, documents }, params)) {
      const { name } = overview.detector;
      alerts.push({
        id: `${id}:${condition}`,
        detector_id: id,
        detector_name: name,
        condition,
        message,
      });
    }
  }
  return { alerts, warnings: missing.map((id) => `There is no detector "${id}".`) };
}
