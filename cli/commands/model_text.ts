/** Versions of a model, in words and tables. */
import type { ModelList, ModelVersion } from '../../common/api/list_models';
import type { LiveReport } from '../../common/live_scoring';
import type { Comparison, RoleChange } from '../../common/model_roles';
import { alertsADay, count, decimals, listing, plural, table } from '../text';

const roleName = (role: ModelVersion['role']) => (role === 'none' ? '-' : role);

function origin({ certificate_passed: passed, learnt }: ModelVersion): string {
  if (learnt !== null) return `learnt from ${plural(learnt.labels, 'label')}`;
  if (passed === null) return 'trained here';
  return passed ? 'imported, checked' : 'imported, FAILED';
}

/** What the threshold costs now, and how far the rows have moved from those of training. */
export function describeLive(live: LiveReport | null): string {
  if (live === null) return 'nothing scored yet';
  return `${alertsADay(live.alerts_per_day)} alerts a day over ${count(live.rows)} rows`;
}

/** The worst index of the features and that of the scores. */
export function describeDrift(live: LiveReport | null): string {
  if (live === null) return 'nothing scored yet';
  const { drift } = live;
  if (drift === null) {
    return live.rows < live.drift_needs_rows
      ? `not known before ${count(live.drift_needs_rows)} rows (${count(live.rows)} so far)`
      : 'not known: the model keeps no bins of its training rows';
  }
  const moved = drift.features
    .slice(0, 3)
    .map(({ field, psi, reading }) => `${field} ${decimals(psi)} ${reading}`);
  const scores = `scores ${decimals(drift.scores.psi)} ${drift.scores.reading}`;
  return `${drift.reading} (${[scores, ...moved].join(', ')})`;
}

export function describeComparison(comparison: Comparison | null): string {
  if (comparison === null) return 'no rows compared yet';
  const { rows, both_flagged: both, only_champion, only_challenger } = comparison;
  const mean = rows === 0 ? 0 : comparison.sum_absolute_difference / rows;
  return [
    `${count(rows)} rows: ${count(both)} flagged by both`,
    `${count(only_champion)} by v${comparison.champion} alone`,
    `${count(only_challenger)} by v${comparison.challenger} alone`,
    `scores ${decimals(mean, 4)} apart on average`,
  ].join(', ');
}

const header = ['VERSION', 'ROLE', 'CREATED', 'ROWS', 'THRESHOLD', 'ORIGIN', 'SHA-256'];

/** The versions as a table, with what is known of those in use. */
export function describeModels(list: ModelList): string {
  if (list.models.length === 0) {
    return `Detector ${list.detector_id} has no model yet. Train one: anomaly-forest train ${list.detector_id}`;
  }
  const rows = list.models.map((model) => [
    `v${model.version}`,
    roleName(model.role),
    model.created_at,
    count(model.training_rows),
    decimals(model.threshold, 4),
    origin(model),
    model.sha256.slice(0, 12),
  ]);
  const facts: Array<[string, string]> = [
    ['Threshold', describeLive(list.live)],
    ['Drift', describeDrift(list.live)],
  ];
  if (list.challenger !== null) facts.push(['Challenger', describeComparison(list.comparison)]);
  return `${table(header, rows)}\n\n${listing(facts)}`;
}

const step = ({ from, to }: { from: number | null; to: number | null }) =>
  from === to ? '' : `${from === null ? 'none' : `v${from}`} → ${to === null ? 'none' : `v${to}`}`;

/** The audit entries as a table. */
export function describeHistory(history: readonly RoleChange[]): string {
  if (history.length === 0) return 'Nothing has happened yet.';
  return table(
    ['AT', 'WHO', 'ACTION', 'VERSION', 'CHAMPION', 'CHALLENGER', 'WHY'],
    history.map((change) => [
      change.at,
      change.who,
      change.action,
      `v${change.version}`,
      step(change.champion),
      step(change.challenger),
      change.why,
    ]),
  );
}
