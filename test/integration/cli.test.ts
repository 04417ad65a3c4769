/** The whole trip by command line, on a real Elasticsearch: simulate, create, train, score, evaluate. */
import { execFile } from 'child_process';
import { mkdtemp, rm, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';
import { promisify } from 'util';
import type { Client } from '@elastic/elasticsearch';
import { cli } from '../../cli/run_cli.mock';
import {
  createTestClient,
  deleteByPrefix,
  describeWithElasticsearch,
  elasticsearchUrl,
  uniquePrefix,
} from './elasticsearch_for_tests';
import { buildHostIfStale, commandFile } from './host_for_tests';

describeWithElasticsearch('the command line', () => {
  const prefix = uniquePrefix('cli');
  const id = prefix;
  const source = `${prefix}-rocket`;
  let client: Client;
  let folder = '';
  let detectorFile = '';

  beforeAll(async () => {
    buildHostIfStale();
    client = createTestClient();
    folder = await mkdtemp(path.join(os.tmpdir(), 'cli-'));
    detectorFile = path.join(folder, 'detector.json');
    const detector = {
      id,
      source: { indices: [source] },
      features: ['temp_c', 'cpu_pct', 'net_kbps', 'pressure_bar'],
      model: { threshold: { contamination: 0.02 } },
    };
    await writeFile(detectorFile, JSON.stringify(detector));
  });
  afterAll(async () => {
    await run('detector', 'delete', id);
    await deleteByPrefix(client, prefix);
    await client.close();
    await rm(folder, { recursive: true });
  });

  /** A command with `--json` against the Elasticsearch of the tests. */
  const run = (...args: string[]) =>
    cli([...args, '--json'], { env: { ANOMALY_FOREST_ELASTICSEARCH: elasticsearchUrl() } });
  /** The same for people. */
  const show = async (...args: string[]) => {
    const env = { ANOMALY_FOREST_ELASTICSEARCH: elasticsearchUrl() };
    const { code, stdout } = await cli(args, { env });
    expect(code).toBe(0);
    return stdout;
  };
  const failing = (code: string) => ({ code: 1, json: { error: { code } } });

  it('simulates into an index; the same rows again stand there once', async () => {
    const simulate = () =>
      run('simulate', 'rocket', '--count', '6000', '--seed', '3', '--index', source);
    expect(await simulate()).toMatchObject({
      code: 0,
      json: { rows: 6000, anomalies: 120, refused: 0 },
    });
    await simulate();
    expect((await client.count({ index: source })).count).toBe(6000);
    const { hits } = await client.search({
      index: source,
      query: { ids: { values: ['rocket-3-7'] } },
    });
    expect(hits.hits).toHaveLength(1);
  });

  it('creates a detector once', async () => {
    expect(await run('detector', 'create', detectorFile)).toMatchObject({
      code: 0,
      json: { id, destination: { index: `${source}-ml` } },
    });
    expect(await run('detector', 'create', detectorFile)).toMatchObject(failing('DETECTOR_EXISTS'));
  });

  it('warns of a detector that would read the results of another one', async () => {
    const other = { id: `${id}-all`, source: { indices: [`${source}*`] }, features: ['temp_c'] };
    const file = path.join(folder, 'other.json');
    await writeFile(file, JSON.stringify({ ...other, destination: { index: `${id}-all-ml` } }));
    const { code, json, stderr } = await run('detector', 'create', file);
    expect({ code, json }).toMatchObject({ code: 0, json: { id: other.id } });
    expect(stderr).toContain(`which takes in "${source}-ml"`);
    await run('detector', 'delete', other.id);
  });

  it('does not score before it has trained', async () => {
    expect(await run('score', id)).toMatchObject(failing('MODEL_NOT_TRAINED'));
  });

  it('trains, scores everything and evaluates it', async () => {
    expect(await run('train', id)).toMatchObject({
      code: 0,
      json: { detector_id: id, version: 1, training: { rows: 6000, rows_left_out: 0 } },
    });
    expect(await run('score', id)).toMatchObject({
      code: 0,
      json: {
        rows_scored: 6000,
        rows_skipped: 0,
        ledger: { ingested: 6000, scored: 6000, pending: 0, missing: 0 },
      },
    });
    await client.indices.refresh({ index: `${source}-ml` });
    const evaluated = await run('evaluate', id, '--labels', 'status');
    expect(evaluated.code).toBe(0);
    const {
      confusion,
      rows,
      roc_auc: rocAuc,
    } = evaluated.json as {
      rows: number;
      roc_auc: number;
      confusion: Record<'tp' | 'fp' | 'tn' | 'fn', number>;
    };
    expect(rows).toBe(6000);
    expect(confusion.tp + confusion.fn).toBe(120);
    expect(confusion.tp + confusion.fp + confusion.tn + confusion.fn).toBe(6000);
    expect(rocAuc).toBeGreaterThan(0.5);
  });

  it('exports the model and takes it in again, as a version that does not score', async () => {
    const file = path.join(folder, 'rocket.afmodel');
    const out = await run('model', 'export', id, '--out', file, '--version', '1');
    expect(out).toMatchObject({ code: 0, json: { model_id: `${id}:1`, file } });
    const { sha256 } = out.json as { sha256: string };
    expect(await run('model', 'import', id, file)).toMatchObject({
      code: 0,
      json: {
        version: 2,
        sha256,
        origin: 'imported',
        certificate: { passed: true, max_difference: 0 },
      },
    });
    expect(await run('detector', 'show', id)).toMatchObject({ json: { model: { version: 1 } } });
    expect(await run('model', 'export', id, '--out', file, '--version', '7')).toMatchObject(
      failing('MODEL_NOT_FOUND'),
    );
    expect(await run('model', 'import', id, detectorFile)).toMatchObject(failing('BUNDLE_INVALID'));
    expect(await show('model', 'export', id, '--out', file)).toContain(sha256);
    expect(await show('model', 'import', id, file)).toMatch(/passed; greatest difference 0 /);
  });

  it('evaluates a part, by labels that are named', async () => {
    const part = await run(
      ...['evaluate', id, '--labels', 'anomaly_type', '--positive', 'overheat', 'sensor_freeze'],
      ...['--from', '2026-01-01T00:00:00Z', '--to', '2026-01-01T01:00:00Z'],
    );
    expect(part).toMatchObject({ code: 0, json: { rows: 3600 } });
    expect(await run('evaluate', id, '--labels', 'nothing')).toMatchObject(
      failing('LABELS_UNUSABLE'),
    );
  });

  it('scores what came late when asked to', async () => {
    await run('simulate', 'rocket', '--count', '50', '--seed', '4', '--index', source);
    expect(await run('score', id)).toMatchObject({
      json: { rows_scored: 0, ledger: { missing: 50 } },
    });
    expect(await run('score', id, '--reconcile')).toMatchObject({
      json: { rows_scored: 50, ledger: { ingested: 6050, scored: 6050, missing: 0 } },
    });
  });

  it('shows detectors and status to people and programs', async () => {
    expect(await run('detector', 'list')).toMatchObject({ code: 0 });
    expect(await run('detector', 'show', id)).toMatchObject({
      code: 0,
      json: { detector: { id }, phase: 'running', model: { version: 1 } },
    });
    expect(await run('status')).toMatchObject({
      code: 0,
      json: { elasticsearch: { versions: [expect.stringMatching(/^\d+\.\d+/)] } },
    });
    expect(await show('detector', 'list')).toContain(id);
    expect(await show('detector', 'show', id)).toMatch(/6,050 ingested = 6,050 scored/);
    expect(await show('evaluate', id, '--labels', 'status')).toMatch(/Precision +0\.\d{3}/);
    expect(await show('status')).toMatch(/Elasticsearch +\d+\.\d+/);
  });

  it('ingests a file and says in plain words what became of it', async () => {
    const file = path.join(folder, 'sensors.csv');
    await writeFile(file, 'time;temp\n2020-01-01 00:00:00;1.5\n2020-01-01 00:00:01;hot\n');
    const index = `${prefix}-sensors`;
    const typed = ['--type', 'temp=double'];
    const text = await show('ingest', file, '--index', index, ...typed);
    expect(text).toContain('1 of 2 rows of');
    expect(text).toContain('taken as UTC');
    expect(text).toMatch(
      /1 row rejected \(1 VALUE_MALFORMED\), kept in .*sensors.csv.rejects.jsonl/,
    );
    expect(text).toContain('Line 3: Field "temp": "hot" is not a number');
  });

  it('deletes a detector and leaves its results', async () => {
    const results = await client.count({ index: `${source}-ml` });
    expect(await run('detector', 'delete', id)).toMatchObject({ code: 0, json: { deleted: id } });
    expect(await run('detector', 'show', id)).toMatchObject(failing('DETECTOR_NOT_FOUND'));
    expect(await client.count({ index: `${source}-ml` })).toMatchObject({ count: results.count });
  });

  it('runs as a program of its own, with nothing but JSON on standard output', async () => {
    const args = [commandFile, 'detector', 'list', '--json', '--elasticsearch', elasticsearchUrl()];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(JSON.parse(stdout)).toHaveProperty('detectors');
    const failed = promisify(execFile)(process.execPath, [commandFile, 'train', 'none', '--json']);
    await expect(failed).rejects.toMatchObject({ code: 1 });
  });
});
