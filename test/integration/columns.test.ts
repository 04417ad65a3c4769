import { decodeOrThrow } from '../../common/codecs/decode';
import type { DetectorInput } from '../../common/detector';
import { AppError } from '../../common/errors';
import { modelManifestCodec } from '../../common/model_manifest';
import { resultCodec, type Result } from '../../common/result';
import { createDetector } from '../../server/detection/detectors/create_detector';
import { deleteDetector } from '../../server/detection/detectors/delete_detector';
import { scoreDetector } from '../../server/detection/scoring/score_detector';
import { trainDetector } from '../../server/detection/models/train_detector';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { deleteByPrefix, describeWithElasticsearch, uniquePrefix } from './elasticsearch_for_tests';
import { connectTestEngine, type TestEngine } from './engine_for_tests';

const { signal } = new AbortController();
const start = Date.UTC(2026, 0, 5);

/** A log-in of somebody at work: Monday to Friday, 8 to 17 o'clock UTC. */
const logIn = (i: number) => ({
  time: new Date(start + (i % 5) * 86_400_000 + (8 + (i % 9)) * 3_600_000 + i * 1_000)
    .toISOString()
    .replace('Z', ''),
  bytes: 1_000 + ((i * 37) % 97),
  mfa: i % 10 !== 0,
  protocol: ['ssh', 'ssh', 'https', 'rdp'][i % 4],
  user: { name: `user-${(i * i) % 211}`, title: `Title ${i % 3}` },
  source: { ip: i % 3 === 0 ? `2001:db8:${i % 4}::${i % 50}` : `10.0.${i % 5}.${i % 200}` },
  port: [22, 22, 443, 3389][i % 4],
});

const odd = {
  time: '2026-01-11T03:12:00',
  bytes: 90_000,
  mfa: false,
  protocol: 'telnet',
  user: { name: 'eve', title: 'Intruder' },
  source: { ip: '203.0.113.9' },
  port: 23,
};

describeWithElasticsearch('columns as people have them', () => {
  const prefix = uniquePrefix('columns');
  let engine: TestEngine;

  beforeAll(async () => {
    engine = connectTestEngine();
    await installAssets(engine.client);
    await engine.client.indices.create({
      index: prefix,
      mappings: {
        properties: {
          time: { type: 'date', format: 'date_hour_minute_second_millis||date_hour_minute_second' },
          bytes: { type: 'long' },
          mfa: { type: 'boolean' },
          protocol: { type: 'keyword' },
          user: {
            properties: {
              name: { type: 'keyword' },
              title: { type: 'text', fields: { keyword: { type: 'keyword' } } },
            },
          },
          source: { properties: { ip: { type: 'ip' } } },
          port: { type: 'integer' },
          place: { type: 'geo_point' },
        },
      },
    });
    const rows = [
      ...Array.from({ length: 1_000 }, (_, i) => logIn(i)),
      odd,
      { ...odd, user: { title: 'Title 1' } },
    ];
    const ids = rows.map((_, i) => (i < 1_000 ? `row-${i}` : i === 1_000 ? 'odd' : 'nameless'));
    const answer = await engine.client.bulk({
      index: prefix,
      operations: rows.flatMap((row, i) => [{ index: { _id: ids[i] } }, row]),
      refresh: true,
    });
    expect(answer.errors).toBe(false);
  });

  afterAll(async () => {
    for (const { id } of await engine.ports.detectors.list()) {
      if (id.startsWith(prefix)) await deleteDetector(engine.ports, id);
    }
    await deleteByPrefix(engine.client, prefix);
    await engine.close();
  });

  const create = (features: DetectorInput['features']) =>
    createDetector(engine.ports, {
      id: prefix,
      source: { indices: [prefix], time_field: 'time' },
      features,
      training: { to: '2026-01-10T00:00:00Z' },
      model: { threshold: { contamination: 0.01 } },
    });

  async function resultsOf(query: object): Promise<Map<string, Result>> {
    await engine.client.indices.refresh({ index: `${prefix}-ml` });
    const { hits } = await engine.client.search({ index: `${prefix}-ml`, query, size: 2_000 });
    return new Map(
      hits.hits.map(({ _source }) => {
        const result = decodeOrThrow(resultCodec, _source, { what: 'result' });
        return [result.ml.source.id, result];
      }),
    );
  }

  it('names every problem of the features before the detector is stored', async () => {
    const features = ['nothing', 'place', 'user.title', { field: 'bytes', kind: 'ip' as const }];
    const error: unknown = await create(features).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'DETECTOR_INVALID' });
    const { message } = error as AppError;
    expect(message).toContain('has the field "nothing"');
    expect(message).toContain('"place" is mapped as geo_point');
    expect(message).toContain('Its "user.title.keyword" can be a feature.');
    expect(message).toContain('"bytes" is declared as ip, and mapped as long');
    expect(message).toContain(
      '(FIELD_NOT_FOUND, FIELD_NOT_USABLE, FIELD_NOT_USABLE, FIELD_KIND_MISMATCH)',
    );
    expect(await engine.ports.detectors.get(prefix)).toBeNull();
  });

  it('trains on all kinds and keeps what it learnt in the manifest', async () => {
    const detector = await create([
      'bytes',
      'mfa',
      'protocol',
      { field: 'user.name', missing: 'median' },
      'user.title.keyword',
      'source.ip',
      { field: 'time', time_zone: 'Europe/Berlin' },
      { field: 'port', kind: 'keyword' },
    ]);
    expect(detector.features.map(({ kind, path }) => [kind, path])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
      ['keyword', undefined],
      ['keyword', undefined],
      ['keyword', 'user.title'],
      ['ip', undefined],
      ['date', undefined],
      ['keyword', undefined],
    ]);
    const first = await trainDetector(engine.ports, prefix, signal);
    const second = await trainDetector(engine.ports, prefix, signal);
    expect(second.features).toEqual(first.features);
    expect(second.sha256).toBe(first.sha256);
    expect(await engine.ports.models.latest(prefix)).toEqual(second);
    expect(decodeOrThrow(modelManifestCodec, second, { what: 'manifest' })).toEqual(second);
    expect(second.training).toMatchObject({ rows: 1_000, rows_left_out: 0 });
    const encodings = second.features.map(({ field, part, categories }) => [
      part === undefined ? field : `${field} (${part})`,
      categories?.encoding,
    ]);
    expect(encodings).toEqual([
      ['bytes', undefined],
      ['mfa', undefined],
      ['protocol', 'ordinal'],
      ['user.name', 'rarity'],
      ['user.title.keyword', 'ordinal'],
      ['source.ip (private)', undefined],
      ['source.ip (network)', 'ordinal'],
      ['time (hour)', undefined],
      ['time (weekday)', undefined],
      ['port', 'ordinal'],
    ]);
  });

  it('scores them, names what was never seen, and says why in the terms of the fields', async () => {
    const run = await scoreDetector(engine.ports, prefix, { signal });
    expect(run).toMatchObject({ rows_scored: 1_002, rows_skipped: 0 });
    const results = await resultsOf({ match_all: {} });
    expect(results.size).toBe(1_002);
    const ordinary = [...results.values()].filter(({ ml }) => ml.source.id.startsWith('row-'));
    expect(new Set(ordinary.map(({ ml }) => ml.status))).toEqual(new Set(['scored']));

    const { ml, ml_anomaly } = results.get('odd') ?? {};
    expect(ml_anomaly).toBe(true);
    expect(ml).toMatchObject({
      status: 'unseen_category',
      unseen: ['protocol', 'user.name', 'user.title.keyword', 'source.ip', 'port'],
      out_of_range: ['bytes', 'time'],
    });
    const said = new Map(ml?.reasons?.map((reason) => [reason.feature, reason]));
    expect(said.size).toBe(8);
    expect(said.get('bytes')).toMatchObject({ value: 90_000 });
    expect(said.get('mfa')).toMatchObject({ value: 0, typical: 1 });
    expect(said.get('protocol')).toMatchObject({ value_text: 'telnet', typical_text: 'ssh' });
    expect(said.get('source.ip')).toMatchObject({ value_text: '203.0.113.9' });
    expect(said.get('time')).toMatchObject({ value_text: 'Sun 04:12' });
    expect(said.get('port')).toMatchObject({ value_text: '23', typical_text: '22' });

    expect(results.get('nameless')?.ml).toMatchObject({
      status: 'unseen_category',
      unseen: ['protocol', 'source.ip', 'port'],
      imputed: ['user.name'],
    });
  });

  it('finds results by the field that has a value never seen', async () => {
    const found = await resultsOf({ term: { 'ml.unseen': 'user.name' } });
    expect([...found.keys()]).toEqual(['odd']);
  });
});
