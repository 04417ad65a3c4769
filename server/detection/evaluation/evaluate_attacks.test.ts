import { attackEvaluationCodec } from '../../../common/api/evaluate_attacks';
import type { AttackCounts, AttackPiece, FirstFlagged, FlagCounts } from '../ports/attack_reader';
import { evaluateAttacks, type AttackOptions } from './evaluate_attacks';
import { aDetector, InMemoryPorts } from '../ports/ports.mock';

const flags = (verdict: number, rules: number, forest: number, both: number): FlagCounts => ({
  verdict,
  rules,
  forest,
  either: rules + forest - both,
  both,
});

const counts: AttackCounts = {
  rows: 1_000,
  attackRows: 40,
  first: 0,
  last: 2 * 86_400_000,
  flaggedOfAttacks: flags(30, 20, 25, 15),
  flaggedOfOthers: flags(10, 0, 10, 0),
  classes: [
    { name: 'brute_force', rows: 30, flagged: flags(25, 20, 20, 15) },
    { name: 'theft', rows: 8, flagged: flags(5, 0, 5, 0) },
  ],
};

const first = (at: number | null, byRule: number | null): FirstFlagged => ({
  verdict: at,
  rules: byRule,
  forest: at,
  either: at,
  both: byRule,
});

const pieces: AttackPiece[] = [
  { className: 'brute_force', of: 'ada', first: 0, last: 9_000, firstFlagged: first(0, 2_000) },
  { className: 'brute_force', of: 'bob', first: 0, last: 9_000, firstFlagged: first(4_000, null) },
  { className: 'brute_force', of: 'bob', first: 9e6, last: 9e6, firstFlagged: first(null, null) },
  { className: 'theft', of: 'ada', first: 0, last: 1, firstFlagged: first(null, null) },
  { className: 'rare', of: 'eve', first: 0, last: 1, firstFlagged: first(1, null) },
];

function world(changes: Partial<AttackCounts> = {}): InMemoryPorts {
  const ports = new InMemoryPorts();
  ports.stored.set('pump', aDetector());
  ports.results.attackCounts = () => Promise.resolve({ ...counts, ...changes });
  ports.results.attackPieces = async function* () {
    await Promise.resolve();
    yield pieces.slice(0, 2);
    yield pieces.slice(2);
  };
  return ports;
}

const options: AttackOptions = {
  labelField: 'label',
  classField: 'kind',
  grouping: { entityField: 'user', gapMs: 60_000 },
  range: { from: null, to: null },
};

it('tells precision, recall, hits, delay and alerts of each policy and class', async () => {
  const evaluation = await evaluateAttacks(world(), 'pump', options);
  expect(attackEvaluationCodec.is(evaluation)).toBe(true);
  expect(evaluation).toMatchObject({ rows: 1_000, attack_rows: 40, days: 2, other_class_rows: 2 });
  const [verdict, rules, , either, both] = evaluation.detections;
  expect(verdict).toMatchObject({
    by: 'verdict',
    precision: 30 / 40,
    recall: 30 / 40,
    attacks: 5,
    attacks_hit: 3,
    hit_rate: 3 / 5,
    alerts_per_day: 20,
    false_alerts: 10,
    false_alerts_per_day: 5,
  });
  expect(verdict?.classes[0]).toMatchObject({
    name: 'brute_force',
    // Beside ordinary rows alone: the five rows of theft that are flagged are no false alerts.
    precision: 25 / 35,
    recall: 25 / 30,
    attacks: 3,
    attacks_hit: 2,
    alerts_per_day: 12.5,
  });
  expect(verdict?.classes[1]).toMatchObject({ name: 'theft', attacks_hit: 0, detection_ms: null });
  expect(rules).toMatchObject({ by: 'rules', precision: 1, recall: 0.5, attacks_hit: 1 });
  expect(rules?.detection_ms?.median).toBeCloseTo(2_000, -2);
  expect(either).toMatchObject({ by: 'either', attack_rows_flagged: 30 });
  expect(both).toMatchObject({ by: 'both', attack_rows_flagged: 15 });
});

it('tells median and p95 of the delay by nearest rank', async () => {
  const { detections } = await evaluateAttacks(world(), 'pump', options);
  // 0, 1 and 4,000 ms.
  expect(detections[0]?.detection_ms?.median).toBeCloseTo(1, 1);
  expect(detections[0]?.detection_ms?.p95).toBeCloseTo(4_000, -2);
});

it('takes what ordinary rows have in the class field for no class', async () => {
  const ordinary = { name: 'None', rows: 40, flagged: flags(30, 20, 25, 15) };
  const ports = world({ classes: [ordinary, ...counts.classes] });
  ports.results.attackPieces = async function* () {
    await Promise.resolve();
    yield pieces;
    // The same windows once more, by their other value.
    yield pieces.map((piece) => ({ ...piece, className: 'None' }));
  };
  const { detections } = await evaluateAttacks(ports, 'pump', options);
  expect(detections[0]).toMatchObject({ attacks: 5 });
  expect(detections[0]?.classes.map(({ name }) => name)).toEqual(['brute_force', 'theft']);
});

it('has no alerts a day where all rows are of one moment', async () => {
  const { detections } = await evaluateAttacks(world({ last: 0 }), 'pump', options);
  expect(detections[0]).toMatchObject({ alerts_per_day: null, false_alerts_per_day: null });
});

it.each([{ attackRows: 0 }, { attackRows: 1_000 }])('needs both kinds of rows: %j', async (odd) => {
  await expect(evaluateAttacks(world(odd), 'pump', options)).rejects.toMatchObject({
    code: 'LABELS_UNUSABLE',
  });
});

it('stops once there are too many pieces, or thresholds', async () => {
  const few = { ...options, mostPieces: 4 };
  await expect(evaluateAttacks(world(), 'pump', few)).rejects.toMatchObject({
    code: 'LABELS_TOO_MANY',
  });
  const ports = world();
  ports.results.thresholds = (_, { most }) =>
    Promise.resolve(Array.from({ length: most + 1 }, (__, i) => i / 1000));
  await expect(evaluateAttacks(ports, 'pump', options)).rejects.toMatchObject({
    code: 'LABELS_TOO_MANY',
  });
});
