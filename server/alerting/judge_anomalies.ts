/** One run of the rule "anomalies found": from results to alerts that begin, stay or recover. */
import type { AnomaliesRuleParams } from '../../common/alerting/anomalies_rule';
import { durationToMs } from '../../common/codecs/bounded';
import type { Detector } from '../../common/detector';
import { AppError } from '../../common/errors';
import type { AnomalyGroups, AnomalyScope, Span } from '../detection/ports/anomaly_groups';
import type { DetectionPorts } from '../detection/services';
import type { AnomaliesState } from './anomalies_state';
import { toAlert, type AnomalyAlert } from './anomaly_alert';
import { judgedSpan } from './judged_span';
import {
  keepOrRecover,
  type Evidence,
  type KeptBecause,
  type RecoveredBecause,
} from './keep_or_recover';
import { limitAlerts, type Kept, type Reported } from './limit_alerts';

export type AlertingPorts = Pick<DetectionPorts, 'clock' | 'detectors' | 'states' | 'results'>;

export interface AnomaliesRun {
  params: AnomaliesRuleParams;
  /** The rule's KQL as query DSL. */
  filter?: Record<string, unknown>;
  /** Most alerts that Kibana takes in one run. */
  limit: number;
  state: AnomaliesState;
}

export interface Recovered {
  alert: AnomalyAlert;
  because: RecoveredBecause;
}

export interface AnomaliesJudgement extends Reported<KeptBecause> {
  /** Empty when the limit was reached: then Kibana decides no recovery. */
  recovered: Recovered[];
  /** What the person who made the rule should know, in words. */
  warnings: string[];
  state: AnomaliesState;
}

export function anomalyScope(
  detector: Detector,
  { params, filter }: Pick<AnomaliesRun, 'params' | 'filter'>,
  span: Span,
): AnomalyScope {
  return {
    detector,
    span,
    minSeverity: params.min_severity,
    minScore: params.min_score,
    filter,
    groupBy: params.group_by,
    excludedEntities: params.exclude_entities ?? [],
    excludedSpans: (params.exclude_times ?? []).map(({ from, to }) => ({
      from: Date.parse(from),
      to: Date.parse(to),
    })),
  };
}

interface JudgedDetector {
  found: AnomalyAlert[];
  more: boolean;
  evidence: Evidence;
}

const nothing: AnomalyGroups = { rows: 0, groups: [], more: false };

async function judgeDetector(
  ports: AlertingPorts,
  run: AnomaliesRun & { detector: Detector },
  signal: AbortSignal,
): Promise<JudgedDetector> {
  const { detector, params, limit, state } = run;
  const judgedTo = state.judged_to[detector.id];
  const { value: progress } = await ports.states.get(detector.id);
  const span = judgedSpan({
    checkpoint: progress.checkpoint,
    now: ports.clock.now(),
    windowMs: durationToMs(params.window),
    judgedTo,
  });
  const groupBy = params.group_by ?? null;
  if (span === null) {
    const evidence = { groupBy, span, judgedTo, rows: 0, present: new Set<string | null>() };
    return { found: [], more: false, evidence };
  }
  const scope = anomalyScope(detector, run, span);
  const limits = { minCount: params.min_count ?? 1, most: limit };
  const { rows, groups, more } =
    span.to > span.from ? await ports.results.anomalyGroups(scope, limits, signal) : nothing;
  const found = groups.map((group) => toAlert(detector, { groupBy: params.group_by, span }, group));
  const ids = new Set(found.map(({ id }) => id));
  const absent = state.active
    .filter(({ id, detector_id: of }) => of === detector.id && !ids.has(id))
    .map(({ entity }) => entity);
  const present = await ports.results.entitiesWithRows(scope, absent, signal);
  return { found, more, evidence: { groupBy, span, judgedTo, rows, present } };
}

async function loadDetectors(
  ports: AlertingPorts,
  { params: { detector_ids: ids }, state }: AnomaliesRun,
): Promise<{ detectors: Detector[]; missing: string[] }> {
  const stored = await Promise.all(ids.map((id) => ports.detectors.get(id)));
  const detectors = stored.flatMap((found) => found?.value ?? []);
  const missing = ids.filter((_, i) => stored[i] === null);
  if (detectors.length === 0 && state.active.length === 0) {
    throw new AppError('DETECTOR_NOT_FOUND', `There is no detector "${missing.join('", "')}".`);
  }
  return { detectors, missing };
}

function decideFates(
  active: readonly AnomalyAlert[],
  evidence: ReadonlyMap<string, Evidence>,
): { kept: Kept<KeptBecause>[]; recovered: Recovered[] } {
  const kept: Kept<KeptBecause>[] = [];
  const recovered: Recovered[] = [];
  for (const alert of active) {
    const fate = keepOrRecover(alert, evidence.get(alert.detector_id));
    if ('keep' in fate) kept.push({ alert, because: fate.keep });
    else recovered.push({ alert, because: fate.recover });
  }
  return { kept, recovered };
}

/**
 * Judges every detector of the rule up to its checkpoint.
 * @throws AppError DETECTOR_NOT_FOUND when none of them exists and no alert is left to end, ES_UNAVAILABLE, ES_FORBIDDEN, ...;
 *   Kibana then leaves all alerts as they are.
 */
export async function judgeAnomalies(
  ports: AlertingPorts,
  run: AnomaliesRun,
  signal: AbortSignal,
): Promise<AnomaliesJudgement> {
  const { detectors, missing } = await loadDetectors(ports, run);
  const judged = new Map<string, JudgedDetector>();
  for (const detector of detectors) {
    judged.set(detector.id, await judgeDetector(ports, { ...run, detector }, signal));
  }
  const all = [...judged.values()];
  const found = all.flatMap((one) => one.found).sort((a, b) => b.score - a.score);
  const ids = new Set(found.map(({ id }) => id));
  const fates = decideFates(
    run.state.active.filter(({ id }) => !ids.has(id)),
    new Map([...judged].map(([id, { evidence }]) => [id, evidence])),
  );
  const reported = limitAlerts(found, fates.kept, {
    limit: run.limit,
    more: all.some(({ more }) => more),
    before: run.state.active,
  });
  const judgedTo = [...judged].map(([id, { evidence }]): [string, number | undefined] => [
    id,
    evidence.span?.to ?? evidence.judgedTo,
  ]);
  return {
    ...reported,
    recovered: reported.limited ? [] : fates.recovered,
    warnings: missing.map((id) => `There is no detector "${id}".`),
    state: {
      format_version: 1,
      judged_to: Object.fromEntries(
        judgedTo.flatMap(([id, to]) => (to === undefined ? [] : [[id, to]])),
      ),
      active: reported.active,
    },
  };
}
