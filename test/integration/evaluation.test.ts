/** Attacks judged on a real Elasticsearch, against what counting by hand gives. */
import { cli } from '../../cli/run_cli.mock';
import type { AttackEvaluation } from '../../common/api/evaluate_attacks';
import { createDetector } from '../../server/detection/detectors/create_detector';
import {
  evaluateAttacks,
  type AttackOptions,
} from '../../server/detection/evaluation/evaluate_attacks';
import { scoresByClass } from '../../server/detection/evaluation/scores_by_class';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { describeWithElasticsearch, elasticsearchUrl } from './elasticsearch_for_tests';
import { evaluationEngine, hour, iso, minute, open, start } from './evaluation_for_tests';

const { signal } = new AbortController();

interface Row {
  at: number;
  user: string;
  label: 'attack' | 'Benign';
  kind?: string;
  attack?: string;
  score: number | null;
  threshold: number | null;
  rules: string[];
}

/** Benign rows of three users every minute, and attacks: who, what, when, how long, what flags which row. */
function rowsOfTest(): Row[] {
  const rows: Row[] = [];
  for (let i = 0; i < 24 * 60; i++) {
    rows.push({
      at: start + i * minute,
      user: ['ada', 'bob', 'eve'][i % 3] ?? '',
      label: 'Benign',
      // 24 of them are over the threshold, 12 match a rule, and 4 do both.
      score: i % 60 === 7 ? 0.7 : 0.4,
      threshold: 0.6,
      rules: i % 120 === 8 || i % 360 === 7 ? ['odd_hour'] : [],
    });
  }
  const attack = (
    [kind, user, attack]: [string | undefined, string, string],
    times: number[],
    flags: { forest?: number[]; rules?: number[]; threshold?: number },
  ) => {
    for (const [n, at] of times.entries()) {
      const threshold = flags.threshold ?? 0.6;
      rows.push({
        at,
        user,
        label: 'attack',
        ...(kind === undefined ? {} : { kind }),
        attack,
        // Exactly at the threshold counts as over it.
        score: flags.forest?.includes(n) ? threshold : threshold - 0.01,
        threshold,
        rules: flags.rules?.includes(n) ? ['login_dictionary'] : [],
      });
    }
  };
  const from = start + 2 * hour + 500;
  const every = (count: number, step: number, first = from) =>
    Array.from({ length: count }, (_, n) => first + n * step);
  attack(['brute_force', 'ada', 'a1'], every(20, 7_000), { forest: [3, 4], rules: [1] });
  attack(['brute_force', 'bob', 'a2'], every(10, 7_000), { forest: [5] });
  // Further from the first than the gap: another attack of the same entity and class.
  attack(['brute_force', 'ada', 'a3'], every(5, 1_000, from + 3 * hour), {});
  // Longer than the gap in all, with a threshold of another version of the model.
  attack(['theft', 'eve', 'a4'], every(40, 4 * minute), {
    forest: [10],
    rules: [10],
    threshold: 0.55,
  });
  attack([undefined, 'eve', 'a5'], every(2, 1_000, from + 10 * hour), {});
  // A row that could not be scored, caught by a rule.
  rows.push({
    at: from + 12 * hour,
    user: 'bob',
    label: 'attack',
    kind: 'sudo',
    attack: 'a6',
    score: null,
    threshold: null,
    rules: ['new_sudo'],
  });
  return rows;
}

describeWithElasticsearch('evaluation', () => {
  const { engine, index, prefix } = evaluationEngine('evaluation');
  const id = `${prefix}-logins`;

  const toResult = (row: Row) => {
    const flagged = row.score !== null && row.threshold !== null && row.score >= row.threshold;
    return {
      '@timestamp': iso(row.at),
      user: { name: row.user },
      label: row.label,
      ...(row.kind === undefined ? {} : { attack: { kind: row.kind, id: row.attack } }),
      ...(row.score === null ? {} : { ml_score: row.score }),
      ml_anomaly: flagged || row.rules.length > 0,
      ml: {
        detector_id: id,
        status: row.score === null ? 'skipped' : 'scored',
        ...(row.threshold === null ? {} : { threshold: row.threshold }),
        ...(row.rules.length === 0 ? {} : { rules: row.rules }),
      },
    };
  };

  beforeAll(async () => {
    await installAssets(engine.client);
    await engine.client.indices.create({
      index: id,
      mappings: { properties: { '@timestamp': { type: 'date' }, v: { type: 'double' } } },
    });
    await createDetector(engine.ports, {
      id,
      source: { indices: [id] },
      features: ['v'],
      enabled: false,
    });
    await engine.ports.destination.prepare(`${id}-ml`, signal);
    await index(`${id}-ml`, rowsOfTest().map(toResult));
  });

  const options: AttackOptions = {
    labelField: 'label',
    classField: 'attack.kind',
    grouping: { entityField: 'user.name', gapMs: 5 * minute },
    range: open,
  };

  const byOf = (evaluation: AttackEvaluation) =>
    Object.fromEntries(evaluation.detections.map((found) => [found.by, found]));

  it('counts rows and attacks by who flags them', async () => {
    const evaluation = await evaluateAttacks(engine.ports, id, options, signal);
    expect(evaluation).toMatchObject({
      rows: 24 * 60 + 78,
      attack_rows: 78,
      other_class_rows: 0,
    });
    expect(evaluation.days).toBeCloseTo((24 * 60 - 1) / (24 * 60), 6);
    const { both, either, forest, rules, verdict } = byOf(evaluation);
    expect(forest).toMatchObject({ attack_rows_flagged: 4, false_alerts: 24, attacks_hit: 3 });
    expect(rules).toMatchObject({ attack_rows_flagged: 3, false_alerts: 16, attacks_hit: 3 });
    expect(either).toMatchObject({ attack_rows_flagged: 6, false_alerts: 36, attacks_hit: 4 });
    expect(both).toMatchObject({ attack_rows_flagged: 1, false_alerts: 4, attacks_hit: 1 });
    expect(verdict).toMatchObject({ attacks: 6, precision: 6 / 42, recall: 6 / 78 });
    expect({ ...verdict, by: '' }).toEqual({ ...either, by: '' });
  });

  it('tells each class, with the time that it took', async () => {
    const evaluation = await evaluateAttacks(engine.ports, id, options, signal);
    const { forest, verdict } = byOf(evaluation);
    const classOf = (found: typeof forest, name: string | null) =>
      found?.classes.find((one) => one.name === name);
    expect(verdict?.classes.map(({ name }) => name)).toEqual([
      'theft',
      'brute_force',
      null,
      'sudo',
    ]);
    expect(classOf(verdict, 'brute_force')).toMatchObject({
      attack_rows: 35,
      attack_rows_flagged: 4,
      attacks: 3,
      attacks_hit: 2,
      precision: 4 / (4 + 36),
    });
    expect(classOf(verdict, 'theft')).toMatchObject({ attacks: 1, attacks_hit: 1 });
    expect(classOf(verdict, 'theft')?.detection_ms?.median).toBe(40 * minute);
    expect(classOf(verdict, null)).toMatchObject({
      attacks: 1,
      attacks_hit: 0,
      detection_ms: null,
    });
    expect(classOf(verdict, 'sudo')).toMatchObject({ attacks: 1, attacks_hit: 1 });
    expect(classOf(forest, 'sudo')).toMatchObject({ attacks_hit: 0 });
    const delay = (found: typeof forest) => classOf(found, 'brute_force')?.detection_ms;
    // By the forest after 21 and 35 s, by a rule after 7 s.
    expect(delay(forest)).toMatchObject({
      median: expect.closeTo(21_000, -3) as number,
      p95: 35_000,
    });
    expect(delay(verdict)?.median).toBeCloseTo(7_000, -2);
  });

  it('takes attacks by their id, by a shorter gap, or all together', async () => {
    const attacks = async (grouping: AttackOptions['grouping']) =>
      (await evaluateAttacks(engine.ports, id, { ...options, grouping }, signal)).detections[0]
        ?.attacks;
    // The one without a class has no id either.
    expect(await attacks({ attackIdField: 'attack.id' })).toBe(5);
    expect(await attacks({ entityField: 'user.name', gapMs: 1_000 })).toBe(
      20 + 10 + 1 + 40 + 1 + 1,
    );
    // Both brute forces begin at the same moment.
    expect(await attacks({ entityField: null, gapMs: 5 * minute })).toBe(5);
  });

  it('stands aside from labels that are of no use', async () => {
    const failing = (changes: Partial<AttackOptions>) =>
      expect(evaluateAttacks(engine.ports, id, { ...options, ...changes }, signal)).rejects;
    await failing({ classField: 'nowhere' }).toMatchObject({ code: 'FIELD_NOT_FOUND' });
    await failing({ classField: '@timestamp' }).toMatchObject({ code: 'FIELD_NOT_USABLE' });
    await failing({ positiveValues: ['never'] }).toMatchObject({ code: 'LABELS_UNUSABLE' });
    await failing({ mostPieces: 3 }).toMatchObject({ code: 'LABELS_TOO_MANY' });
  });

  it('prints both tables, and both as JSON', async () => {
    const env = { ANOMALY_FOREST_ELASTICSEARCH: elasticsearchUrl() };
    const args = ['evaluate', id, '--labels', 'label', '--class', 'attack.kind'];
    const { stdout } = await cli([...args, '--entity', 'user.name'], { env });
    expect(stdout).toMatch(/brute_force +35 +0\.100 +0\.114 +2 of 3 +0\.667/);
    expect(stdout).toMatch(/rules alone +0\.158 +0\.038 +3 of 6/);
    const { json } = await cli([...args, '--json'], { env });
    expect(json).toMatchObject({ attacks: { attack_rows: 78 }, rows: 24 * 60 + 77 });
  });

  it('has a box of scores for each class', async () => {
    const range = { from: start, to: start + 48 * hour };
    const found = await scoresByClass(
      engine.ports,
      { detectorId: id, classField: 'attack.kind', range },
      signal,
    );
    // Without a score there is nothing to show of the sudo.
    expect(found.classes.map(({ name, rows }) => [name, rows])).toEqual([
      [null, 24 * 60 + 2],
      ['theft', 40],
      ['brute_force', 35],
    ]);
    expect(found.other_rows).toBe(0);
    const [ordinary, theft] = found.classes;
    expect(ordinary).toMatchObject({ min: 0.4, max: 0.7 });
    expect(ordinary?.median).toBeCloseTo(0.4, 3);
    expect(ordinary?.p99).toBeCloseTo(0.7, 2);
    expect(theft?.q3).toBeCloseTo(0.54, 3);
    for (const { max, median, min, p1, p99, q1, q3 } of found.classes) {
      const inOrder = [min, p1, q1, median, q3, p99, max];
      expect([...inOrder].sort((a, b) => a - b)).toEqual(inOrder);
    }
  });
});
