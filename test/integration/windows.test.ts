/** Windows of users on a real Elasticsearch: simulated, trained, scored, and scored anew when events come late. */
import { cli } from '../../cli/run_cli.mock';
import { completeWindows } from '../../common/windows';
import { createDetector } from '../../server/detection/detectors/create_detector';
import { deleteDetector } from '../../server/detection/detectors/delete_detector';
import { describeDetector } from '../../server/detection/detectors/describe_detector';
import { evaluateDetector } from '../../server/detection/evaluation/evaluate_detector';
import { explainResult } from '../../server/detection/findings/explain_result';
import { previewDetector } from '../../server/detection/preview/preview_detector';
import { reconcileDetector } from '../../server/detection/scoring/reconcile_detector';
import { scoreDetector } from '../../server/detection/scoring/score_detector';
import { trainDetector } from '../../server/detection/models/train_detector';
import { createWindowReader } from '../../server/detection/windows/window_reader';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { createSourceReader } from '../../server/elasticsearch/source_reader';
import { windowId } from '../../server/features/windows/window_document';
import { securityEventId, simulateSecurity } from '../../simulators/security/simulate_security';
import {
  deleteByPrefix,
  describeWithElasticsearch,
  elasticsearchUrl,
  uniquePrefix,
} from './elasticsearch_for_tests';
import { connectTestEngine, type TestEngine } from './engine_for_tests';

const { signal } = new AbortController();
const events = 12_000;
const seed = 4;
const users = 40;

interface WindowResult {
  '@timestamp': string;
  user: { name: string };
  window: { start: string; end: string; events: number };
  ml_score: number;
  ml: { source: { index: string; id: string } };
  [field: string]: unknown;
}

describeWithElasticsearch('windows of users on Elasticsearch', () => {
  const id = uniquePrefix('windows');
  const source = `${id}-events`;
  const destination = `${source}-ml`;
  let engine: TestEngine;

  beforeAll(async () => {
    engine = connectTestEngine();
    await installAssets(engine.client);
    const { code, json } = await cli(
      // prettier-ignore
      ['simulate', 'security', '--ecs', '--count', `${events}`, '--users', `${users}`, '--seed', `${seed}`, '--attack-rate', '0.03', '--index', source, '--json'],
      { env: { ANOMALY_FOREST_ELASTICSEARCH: elasticsearchUrl() } },
    );
    expect(code).toBe(0);
    expect(json).toMatchObject({ rows: events, refused: 0 });
  });

  afterAll(async () => {
    await deleteDetector(engine.ports, id);
    await deleteByPrefix(engine.client, id);
    await engine.close();
  });

  const input = () => ({
    id,
    kind: 'windows' as const,
    source: {
      indices: [source],
      windows: { keep: ['labels.status', 'labels.anomaly_type'] },
    },
    model: { threshold: { contamination: 0.03 } },
    schedule: { lookback: '3650d' },
  });

  async function results(): Promise<Map<string, WindowResult>> {
    await engine.client.indices.refresh({ index: destination });
    const { hits } = await engine.client.search<WindowResult>({ index: destination, size: 10_000 });
    return new Map(hits.hits.map(({ _id, _source }) => [_id ?? '', _source as WindowResult]));
  }

  const ledger = async () => (await describeDetector(engine.ports, id)).ledger;

  /** As many as there are pairs of user and five minutes in what was simulated. */
  function expectedWindows(): Map<string, number> {
    const simulated = simulateSecurity({ seed, users, attackRate: 0.03 });
    const windows = new Map<string, number>();
    for (let n = 0; n < events; n++) {
      const { user, '@timestamp': time } = simulated.next().value;
      const key = `${user} ${Math.floor(Date.parse(time) / 300_000)}`;
      windows.set(key, (windows.get(key) ?? 0) + 1);
    }
    return windows;
  }

  it('previews what it would find, with entities and reasons', async () => {
    const preview = await previewDetector(engine.ports, input(), signal);
    expect(preview.rows).toBe(expectedWindows().size);
    expect(preview.findings[0]?.source.id).toMatch(/^2026-01-\S+\/5m user-\d{4}$/);
    expect(preview.findings[0]?.reasons.length).toBeGreaterThan(0);
  });

  it('refuses fields that the index lacks, and measures that its mapping does not allow', async () => {
    const create = (windows: object) =>
      createDetector(engine.ports, {
        ...input(),
        id: `${id}-refused`,
        source: { indices: [source], windows },
      });
    await expect(create({ entity: 'account' })).rejects.toMatchObject({ code: 'FIELD_NOT_FOUND' });
    await expect(create({ entity: 'source.geo.location' })).rejects.toMatchObject({
      code: 'FIELD_NOT_USABLE',
    });
    const where = [{ field: 'source.geo.location', equals: 'x' }];
    await expect(
      create({ measures: [{ name: 'n', measure: 'count', where }] }),
    ).rejects.toMatchObject({ code: 'FIELD_NOT_USABLE' });
    await expect(
      create({ measures: [{ name: 'v', measure: 'speed', field: 'network.bytes' }] }),
    ).rejects.toMatchObject({ code: 'FIELD_NOT_USABLE' });
  });

  it('trains and scores every window once, and its ledger adds up', async () => {
    await createDetector(engine.ports, input());
    const model = await trainDetector(engine.ports, id, signal);
    const windows = expectedWindows();
    expect(model.training.rows).toBe(windows.size);

    const run = await scoreDetector(engine.ports, id, { signal });
    expect(run).toMatchObject({ rows_scored: windows.size, rows_skipped: 0 });
    const scored = await results();
    expect(scored.size).toBe(windows.size);
    for (const { user, window } of scored.values()) {
      const key = `${user.name} ${Date.parse(window.start) / 300_000}`;
      expect(window.events).toBe(windows.get(key));
    }
    expect(await ledger()).toMatchObject({
      ingested: windows.size,
      scored: windows.size,
      skipped: 0,
      dead_lettered: 0,
      pending: 0,
      missing: 0,
      gone: 0,
    });
  });

  it('gives the same again, run by run, as in one go', async () => {
    const before = await results();
    await engine.client.indices.delete({ index: destination });
    await engine.ports.destination.prepare(destination, signal);
    await engine.ports.states.delete(id);
    // A budget of nothing: each run settles a page or two and leaves the rest to the next.
    for (let more = true; more;) {
      ({ more = false } = await scoreDetector(engine.ports, id, { signal, budgetMs: 0 }));
    }
    expect(await results()).toEqual(before);
  });

  it('evaluates against the labels that windows keep, and explains a finding', async () => {
    const evaluation = await evaluateDetector(engine.ports, id, {
      labelField: 'labels.status',
      range: { from: null, to: null },
    });
    expect(evaluation.rows).toBe(expectedWindows().size);
    expect(evaluation.anomalies).toBeGreaterThan(30);
    expect(evaluation.roc_auc).toBeGreaterThan(0.7);

    const [highest] = [...(await results())].sort((a, b) => b[1].ml_score - a[1].ml_score);
    const explanation = await explainResult(
      engine.ports,
      { detectorId: id, resultId: highest?.[0] ?? '' },
      signal,
    );
    expect(explanation).toBeDefined();
  });

  it('computes a window anew when an event comes late, with those that look back to it', async () => {
    const before = await results();
    // By time and user: the order of hits is that of the shard.
    const inOrder = [...before].sort(([, a], [, b]) =>
      `${a.window.start} ${a.user.name}`.localeCompare(`${b.window.start} ${b.user.name}`),
    );
    const [resultId, victim] = inOrder.find(([, { logins }]) => Number(logins) > 0) ?? [];
    if (resultId === undefined || victim === undefined) throw new Error('no window with a login');
    const time = new Date(Date.parse(victim.window.end) - 1_000).toISOString();
    const late = {
      '@timestamp': time,
      event: { category: ['authentication'], outcome: 'success' },
      user: victim.user,
      source: {
        ip: '203.0.113.9',
        geo: { country_iso_code: 'NZ', location: { lat: -41.3, lon: 174.8 } },
      },
      network: { bytes: 5 },
      labels: { status: 'anomaly', anomaly_type: 'impossible_travel' },
    };
    const elsewhere = { ...late, user: { name: 'late-user' } };
    await engine.client.bulk({
      index: source,
      operations: [{ index: { _id: 'late-1' } }, late, { index: { _id: 'late-2' } }, elsewhere],
      refresh: true,
    });
    expect(await ledger()).toMatchObject({ missing: 1 });

    await reconcileDetector(engine.ports, id, { signal });
    const after = await results();
    expect(after.size).toBe(before.size + 1);
    const again = after.get(resultId);
    expect(again?.window.events).toBe(victim.window.events + 1);
    expect(again?.logins).toBe(Number(victim.logins) + 1);
    expect(Number(again?.distance_km)).toBeGreaterThan(5_000);
    expect(again?.ml_score).toBeGreaterThan(victim.ml_score);

    const changed = [...after].filter(
      ([key, result]) => JSON.stringify(result) !== JSON.stringify(before.get(key)),
    );
    // Its own, the new user's, and the window of the user's next login: nobody else's.
    expect(changed.length).toBeGreaterThanOrEqual(2);
    const touched = new Set(changed.map(([, { user }]) => user.name));
    expect(touched).toEqual(new Set([victim.user.name, 'late-user']));
    expect(await ledger()).toMatchObject({ ingested: after.size, scored: after.size, missing: 0 });

    // What reading from the beginning gives is what stands there.
    await engine.ports.states.delete(id);
    await scoreDetector(engine.ports, id, { signal });
    expect(await results()).toEqual(after);
    expect(await reconcileDetector(engine.ports, id, { signal })).toMatchObject({ rows_read: 0 });
  });

  it.each([
    ['who', ['Ann', 'ANN', 'ann']],
    ['address', ['2001:DB8:0:0::1', '2001:db8::1', '2001:0db8::0001']],
    ['number', ['7', 7, '7.0']],
  ])(
    'computes the windows that Elasticsearch counts, whose entity is a %s',
    async (entity, sent) => {
      const index = `${id}-entities-${entity}`;
      const lowercase = { type: 'custom' as const, filter: ['lowercase'] };
      await engine.client.indices.create({
        index,
        settings: { analysis: { normalizer: { lowercase } } },
        mappings: {
          properties: {
            '@timestamp': { type: 'date' },
            who: { type: 'keyword', normalizer: 'lowercase', ignore_above: 100 },
            address: { type: 'ip' },
            number: { type: 'long' },
          },
        },
      });
      const time = { '@timestamp': '2026-01-05T09:00:00Z' };
      const large = 'x'.repeat(100_000);
      await engine.client.bulk({
        operations: [
          ...sent.flatMap((one) => [{ index: { _index: index } }, { ...time, [entity]: one }]),
          ...[{ index: { _index: index } }, { ...time, [entity]: sent[0], bytes: [large] }],
        ],
        refresh: true,
      });
      const measures = [{ name: 'n', measure: 'distinct' as const, field: 'bytes' }];
      const windows = completeWindows({ entity, measures });
      const scope = { indices: [index], time_field: '@timestamp', windows };
      const open = { from: null, to: null };
      const limits = { rows: 2, answerBytes: 50_000 };
      const reader = createWindowReader(createSourceReader(engine.client, limits));
      const counted: unknown[] = [];
      for await (const page of reader.entityWindows(scope, open, signal)) {
        counted.push(...page.map((window) => [windowId(windows, window), window.events]));
      }
      const computed: unknown[] = [];
      for await (const page of reader.pages(scope, open, signal)) {
        const whole = page.filter(({ problem }) => problem === undefined);
        computed.push(
          ...whole.map((one) => [one.id, (one.source.window as { events: number }).events]),
        );
      }
      expect(counted).toMatchObject([[expect.any(String), 4]]);
      expect(computed).toEqual(counted);
    },
  );

  it('reads no window before it is over', async () => {
    const { clock } = engine.ports;
    // A minute after a window began, and there the clock stays, however long it takes here.
    const now = Math.ceil(clock.now() / 300_000) * 300_000 + 60_000;
    engine.ports.clock = { now: () => now };
    const time = new Date(now - 1_000).toISOString();
    const recent = { '@timestamp': time, user: { name: 'now' } };
    await engine.client.index({ index: source, document: recent, refresh: true });
    const before = await results();
    await scoreDetector(engine.ports, id, { signal });
    expect((await results()).size).toBe(before.size);
    expect(await ledger()).toMatchObject({ pending: 1, missing: 0 });
    engine.ports.clock = clock;
  });

  it('writes events under ids of their own', async () => {
    const { found } = await engine.client.get({ index: source, id: securityEventId(seed, 0) });
    expect(found).toBe(true);
  });
});
