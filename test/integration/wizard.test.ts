import type { FieldCandidate } from '../../common/api/field_candidates';
import { withoutDestination } from '../../common/complete_detector';
import { createDetector } from '../../server/detection/detectors/create_detector';
import { findCandidates } from '../../server/detection/preview/find_candidates';
import { findDetectorProblems } from '../../server/detection/detectors/find_detector_problems';
import { listIndices } from '../../server/detection/preview/list_indices';
import { previewDetector } from '../../server/detection/preview/preview_detector';
import { profileSource } from '../../server/detection/preview/profile_source';
import { trainDetector } from '../../server/detection/models/train_detector';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { indexAll } from './cluster_state';
import { deleteByPrefix, describeWithElasticsearch, uniquePrefix } from './elasticsearch_for_tests';
import { connectTestEngine, type TestEngine } from './engine_for_tests';

const rows = 2_000;
const start = Date.UTC(2026, 0, 1);
const { signal } = new AbortController();

/** A pump that stands still for ten rows, with all that a source has beside its measurements. */
function pumpRow(i: number): Record<string, unknown> {
  const stands = i >= 1_500 && i < 1_510;
  return {
    '@timestamp': new Date(start + i * 10_000).toISOString(),
    received: new Date(start + i * 10_000 + 500).toISOString(),
    pressure: stands ? 0 : 4 + Math.sin(i / 7) / 10,
    motor: { current: stands ? 9 : 2 + Math.cos(i / 5) / 10 },
    open: i % 2 === 0,
    sequence: i,
    firmware: 3,
    host: `pump-${i % 4}`,
    trace: `trace-${i}`,
    note: `Row ${i}`,
    anomaly: stands ? 1 : 0,
    ...(i % 10 === 0 ? { oil: 70 + (i % 30) } : {}),
    ...(i % 5 === 0 ? {} : { flow: 30 + (i % 11) }),
  };
}

describeWithElasticsearch('What the wizard asks', () => {
  const index = uniquePrefix('wizard');
  const source = { indices: [`${index}*`] };
  let engine: TestEngine;

  beforeAll(async () => {
    engine = connectTestEngine();
    const keyword = { type: 'keyword' } as const;
    await engine.client.indices.create({
      index,
      mappings: {
        properties: {
          host: keyword,
          trace: keyword,
          note: { type: 'text', fields: { keyword } },
          open: { type: 'boolean' },
        },
      },
    });
    await indexAll(
      engine.client,
      index,
      Array.from({ length: rows }, (_, i) => ({ id: `row-${i}`, source: pumpRow(i) })),
    );
    await engine.client.indices.refresh({ index });
  });

  afterAll(async () => {
    await deleteByPrefix(engine.client, index);
    await engine.ports.detectors.delete(index);
    await engine.close();
  });

  it('tells what a source holds', async () => {
    const profile = await profileSource(engine.ports, source, signal);
    expect(profile).toMatchObject({
      indices: [index],
      index_count: 1,
      documents: rows,
      time_field: '@timestamp',
      time_fields: [
        { field: '@timestamp', count: rows, from: start, to: start + (rows - 1) * 10_000 },
        { field: 'received', count: rows },
      ],
    });
    expect(profile.sample).toHaveLength(5);
    expect(profile.sample[0]?.fields).toContainEqual({
      field: 'motor.current',
      value: expect.stringMatching(/^\d/) as string,
    });
    const filter = { term: { host: 'pump-1' } };
    expect(await profileSource(engine.ports, { ...source, filter }, signal)).toMatchObject({
      documents: rows / 4,
    });
  });

  it('names what can be read while somebody types', async () => {
    const { indices } = engine.client;
    await indices.create({ index: `${index}-closed` });
    await indices.close({ index: `${index}-closed` });
    await indices.create({ index: `.${index}`, settings: { hidden: true } });
    await indices.putAlias({ index, name: `${index}-alias` });
    try {
      const part = index.slice(3);
      expect(await listIndices(engine.ports, part, signal)).toEqual({
        names: [
          { name: index, kind: 'index' },
          { name: `${index}-alias`, kind: 'alias' },
        ],
        left_out: 0,
      });
      const named = async (typed: string) =>
        (await listIndices(engine.ports, typed, signal)).names.map(({ name }) => name);
      expect(await named(`.${index}`)).toEqual([`.${index}`]);
      expect(await named(`${index}-a*`)).toEqual([`${index}-alias`]);
      expect(await named(`${index}-none`)).toEqual([]);
    } finally {
      await indices.delete({ index: [`.${index}`, `${index}-closed`] });
    }
  });

  it('reads a pattern without results, but what merely begins alike', async () => {
    const { indices } = engine.client;
    const others = [`${index}-mlabc`, `${index}-ml-000001`, `${index}-ml-copy`];
    const read = async () => {
      const left = withoutDestination(source.indices, `${index}-ml`);
      return (await profileSource(engine.ports, { indices: left }, signal)).indices;
    };
    try {
      for (const other of others) await indices.create({ index: other });
      // No such index is there yet, an alias that rolls over is, an index is.
      expect(await read()).toEqual([index, `${index}-mlabc`]);
      await indices.putAlias({ index: `${index}-ml-000001`, name: `${index}-ml` });
      expect(await read()).toEqual([index, `${index}-mlabc`]);
      await indices.deleteAlias({ index: `${index}-ml-000001`, name: `${index}-ml` });
      await indices.create({ index: `${index}-ml` });
      expect(await read()).toEqual([index, `${index}-mlabc`]);
    } finally {
      const made = [...others, `${index}-ml`];
      await indices.delete({ index: made, ignore_unavailable: true });
    }
  });

  it('says that there is no index, and what is wrong with a filter', async () => {
    const nowhere = { indices: [`${index}-nowhere*`, '-other*'] };
    await expect(profileSource(engine.ports, nowhere, signal)).rejects.toMatchObject({
      code: 'INDEX_NOT_FOUND',
      message: `No index matches "${index}-nowhere*".`,
    });
    const nothingLeft = { indices: [`${index}*`, `-${index}*`] };
    await expect(profileSource(engine.ports, nothingLeft, signal)).rejects.toMatchObject({
      code: 'INDEX_NOT_FOUND',
      message: `Every index that matches "${index}*" is left out by "-${index}*".`,
    });
    const filter = { nonsense: {} };
    await expect(profileSource(engine.ports, { ...source, filter }, signal)).rejects.toMatchObject({
      code: 'REQUEST_INVALID',
      message: expect.stringContaining('nonsense') as string,
    });
  });

  it('ranks the fields, with what their values are like', async () => {
    const found = await findCandidates(
      engine.ports,
      { ...source, time_field: '@timestamp' },
      signal,
    );
    expect(found).toMatchObject({ documents: rows, rows, left_out: 0 });
    const named = new Map(found.candidates.map((candidate) => [candidate.field, candidate]));
    const suggested = found.candidates.filter((candidate) => candidate.suggested);
    expect(suggested.map(({ field }) => field).sort()).toEqual([
      'flow',
      'motor.current',
      'open',
      'pressure',
    ]);
    const remarks: [string, FieldCandidate['remark']][] = [
      ['sequence', 'nearly_unique'],
      ['trace', 'nearly_unique'],
      ['note.keyword', 'nearly_unique'],
      ['firmware', 'constant'],
      ['oil', 'mostly_missing'],
      ['anomaly', 'label'],
      ['host', 'category'],
      ['received', 'date'],
    ];
    for (const [field, remark] of remarks)
      expect([field, named.get(field)?.remark]).toEqual([field, remark]);
    expect(named.has('@timestamp')).toBe(false);
    const flow = named.get('flow');
    expect(flow).toMatchObject({ min: 30, max: 40, distinct: 11, missing_policy: 'median' });
    expect(flow?.missing).toBeCloseTo(0.2, 9);
    expect(flow?.quantiles?.[2]).toBeCloseTo(35, 0);
    expect(flow?.histogram?.reduce((sum, count) => sum + count)).toBe(rows * 0.8);
    expect(named.get('host')?.values?.sort()).toEqual(['pump-0', 'pump-1', 'pump-2', 'pump-3']);
    expect(named.get('open')?.values?.sort()).toEqual(['false', 'true']);
  });

  const input = {
    id: index,
    source: { indices: [index] },
    features: ['pressure', 'motor.current', 'open'],
    model: { threshold: { contamination: 0.005 } },
  };

  it('finds what stands out before there is a detector, and leaves nothing behind', async () => {
    const before = await engine.client.cat.indices({ format: 'json', expand_wildcards: 'all' });
    const preview = await previewDetector(engine.ports, input, signal);
    expect(preview).toMatchObject({ rows, rows_per_day: expect.closeTo(8_644, 0) as number });
    const still = preview.findings.slice(0, 10).map(({ source: { id } }) => id);
    expect(new Set(still)).toEqual(
      new Set(Array.from({ length: 10 }, (_, i) => `row-${1500 + i}`)),
    );
    const [first] = preview.findings;
    const sum = first?.reasons.reduce((total, { contribution }) => total + contribution, 0) ?? NaN;
    expect(preview.base_score + sum).toBeCloseTo(first?.score ?? NaN, 9);
    expect(await previewDetector(engine.ports, input, signal)).toMatchObject({
      findings: preview.findings,
    });
    const after = await engine.client.cat.indices({ format: 'json', expand_wildcards: 'all' });
    expect(after.map((entry) => entry.index).sort()).toEqual(
      before.map((entry) => entry.index).sort(),
    );
  });

  it('shows what training then makes of it', async () => {
    const preview = await previewDetector(engine.ports, input, signal);
    const component = 'anomaly-forest-result-fields';
    const codes = async () =>
      (await findDetectorProblems(engine.ports, input, signal)).map(({ code }) => code);
    if (!(await engine.client.cluster.existsComponentTemplate({ name: component }))) {
      expect(await codes()).toEqual(['ASSET_MISSING']);
    }
    await installAssets(engine.client);
    expect(await codes()).toEqual([]);
    await createDetector(engine.ports, { ...input, enabled: false });
    const model = await trainDetector(engine.ports, index, signal);
    expect(model.score_quantiles).toEqual(preview.score_quantiles);
    expect(await findDetectorProblems(engine.ports, input, signal)).toEqual([
      expect.objectContaining({ code: 'DETECTOR_EXISTS', prevents: true }),
    ]);
  });

  it('names the indices among the source that hold results', async () => {
    const results = `${index}-ml`;
    await engine.ports.destination.prepare(results, signal);
    await indexAll(engine.client, results, [
      { id: 'result', source: { ...pumpRow(0), ml: { detector_id: 'old' } } },
    ]);
    const holders = async (indices: string[]) =>
      (await profileSource(engine.ports, { indices }, signal)).result_indices;
    expect(await holders([`${index}*`])).toEqual([results]);
    expect(await holders([results])).toEqual([results]);
    expect(await holders([index])).toEqual([]);
    await engine.client.indices.delete({ index: results });
  });

  it('names a destination that cannot take results', async () => {
    const blocked = `${index}-blocked`;
    await engine.client.indices.create({
      index: blocked,
      settings: { 'index.blocks.write': true },
      mappings: { properties: { ml_score: { type: 'keyword' } } },
    });
    const problems = await findDetectorProblems(
      engine.ports,
      { ...input, id: `${index}-other`, destination: { index: blocked } },
      signal,
    );
    expect(problems.map(({ code }) => code)).toEqual(['DESTINATION_UNUSABLE', 'INDEX_READ_ONLY']);
  });
});
