/** The detection of attacks as tables for people. */
import type {
  AttackClass,
  AttackDetection,
  AttackEvaluation,
  FlaggedBy,
} from '../../common/api/evaluate_attacks';
import { alertsADay, count, decimals, span, table } from '../text';

const names: Record<FlaggedBy, string> = {
  verdict: 'verdict as written',
  rules: 'rules alone',
  forest: 'forest alone',
  either: 'rules or forest',
  both: 'rules and forest',
};

const detectionHeader = ['PRECISION', 'RECALL', 'ATTACKS HIT', 'HIT RATE', 'MEDIAN', 'P95'];

function figures(found: AttackClass | AttackDetection): string[] {
  const { attacks, attacks_hit: hit, detection_ms: delay, hit_rate: rate } = found;
  return [
    decimals(found.precision),
    decimals(found.recall),
    `${count(hit)} of ${count(attacks)}`,
    decimals(rate),
    delay === null ? '-' : span(delay.median),
    delay === null ? '-' : span(delay.p95),
  ];
}

const classRow = (found: AttackClass): string[] => [
  found.name ?? '(no class)',
  count(found.attack_rows),
  ...figures(found),
  alertsADay(found.alerts_per_day),
];

const ablationRow = (found: AttackDetection): string[] => [
  names[found.by],
  ...figures(found),
  alertsADay(found.alerts_per_day),
  alertsADay(found.false_alerts_per_day),
];

/** Classes by the verdict, and what rules and forest would do alone. */
export function describeAttacks(evaluation: AttackEvaluation): string {
  const { attack_rows: attackRows, days, detections, other_class_rows: others } = evaluation;
  const verdict = detections.find(({ by }) => by === 'verdict');
  return [
    `${count(attackRows)} of ${count(evaluation.rows)} labelled rows are of attacks, in ${decimals(days, 2)} days`,
    '',
    table(
      ['CLASS', 'ROWS', ...detectionHeader, 'ALERTS A DAY'],
      (verdict?.classes ?? []).map(classRow),
    ),
    ...(others === 0 ? [] : [`${count(others)} rows are of further classes.`]),
    '',
    table(
      ['FLAGGED BY', ...detectionHeader, 'ALERTS A DAY', 'FALSE A DAY'],
      detections.map(ablationRow),
    ),
    '',
    'MEDIAN and P95: time from the first row of an attack to the first flagged one, of those hit.',
  ].join('\n');
}
