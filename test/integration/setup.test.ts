/** The whole set-up as a file, by command line, on a real Elasticsearch: there, back, changed, broken. */
import { mkdtemp, readFile, rm, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';
import { cli } from '../../cli/run_cli.mock';
import type { SetupFile, SetupReport } from '../../common/setup';
import { createDetector } from '../../server/detection/detectors/create_detector';
import { deleteDetector } from '../../server/detection/detectors/delete_detector';
import { listModels } from '../../server/detection/models/describe_models';
import { trainDetector } from '../../server/detection/models/train_detector';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { rocketChannels } from '../../simulators/rocket/rocket_row';
import { simulateRocket } from '../../simulators/rocket/simulate_rocket';
import {
  deleteByPrefix,
  describeWithElasticsearch,
  elasticsearchUrl,
  uniquePrefix,
} from './elasticsearch_for_tests';
import { connectTestEngine, type TestEngine } from './engine_for_tests';
import { buildHostIfStale } from './host_for_tests';

const { signal } = new AbortController();

describeWithElasticsearch('a whole set-up', () => {
  const prefix = uniquePrefix('setup');
  const [one, two] = [`${prefix}-one`, `${prefix}-two`];
  let engine: TestEngine;
  let folder = '';

  beforeAll(async () => {
    buildHostIfStale();
    folder = await mkdtemp(path.join(os.tmpdir(), 'setup-'));
    engine = connectTestEngine();
    await installAssets(engine.client);
    const simulated = simulateRocket({ seed: 1, anomalyRate: 0.02, start: Date.UTC(2026, 0, 1) });
    const operations = Array.from({ length: 600 }, () => [
      { index: {} },
      simulated.next().value as object,
    ]).flat();
    await engine.client.bulk({ index: prefix, operations, refresh: true });
    for (const [id, threshold] of [
      [one, 0.02],
      [two, 0.05],
    ] as const) {
      await createDetector(engine.ports, {
        id,
        source: { indices: [prefix] },
        features: [...rocketChannels],
        model: { trees: 20, threshold: { contamination: threshold } },
        destination: { index: `${id}-ml` },
      });
      await trainDetector(engine.ports, id, signal);
    }
  });

  const removeAll = async () => {
    for (const id of [one, two]) {
      if ((await engine.ports.detectors.get(id)) !== null) await deleteDetector(engine.ports, id);
    }
  };

  afterAll(async () => {
    await removeAll();
    await deleteByPrefix(engine.client, prefix);
    await engine.close();
    await rm(folder, { recursive: true });
  });

  const run = (...args: string[]) =>
    cli(['setup', ...args, '--json'], {
      env: { ANOMALY_FOREST_ELASTICSEARCH: elasticsearchUrl() },
    });
  const fileOf = (name: string) => path.join(folder, name);

  /** The file without detectors that other tests have at the same time. */
  async function exported(name: string, ...options: string[]): Promise<string> {
    expect(await run('export', fileOf(name), ...options)).toMatchObject({ code: 0 });
    return readFile(fileOf(name), 'utf8');
  }

  async function imported(name: string, ...options: string[]): Promise<string[]> {
    const { code, json } = await run('import', fileOf(name), ...options);
    expect(code).toBe(0);
    return (json as SetupReport).steps
      .filter(({ id }) => id.startsWith(prefix))
      .map(({ part, id, change }) => `${change} ${part} ${id.replace(`${prefix}-`, '')}`);
  }

  const versionsOf = async (id: string) => {
    const { champion, models } = await listModels(engine.ports, id);
    return { champion, versions: models.map(({ version }) => version) };
  };

  it('goes to another place and comes out there as the same bytes', async () => {
    const first = await exported('first.json');
    expect(JSON.parse(first)).toMatchObject({
      format: 'anomaly-forest-setup',
      left_out: [{ part: 'rule', reason: expect.stringContaining('Kibana') as string }],
    });
    await removeAll();
    const wanted = [
      'created detector one',
      'created detector two',
      'created model one',
      'created model two',
    ];
    expect(await imported('first.json', '--dry-run')).toEqual(wanted);
    expect(await engine.ports.detectors.get(one)).toBeNull();
    expect(await imported('first.json')).toEqual(wanted);
    expect(await versionsOf(one)).toEqual({ champion: 1, versions: [1] });

    expect(await imported('first.json')).toEqual([
      'same detector one',
      'same detector two',
      'same model one',
      'same model two',
    ]);
    expect(await versionsOf(one)).toEqual({ champion: 1, versions: [1] });
    expect(await exported('second.json')).toBe(first);
  });

  it('brings a former champion back without taking it in again', async () => {
    await trainDetector(engine.ports, one, signal, { who: 'ada', why: 'again' });
    const trained = await versionsOf(one);
    expect(trained.champion).toBe(2);
    const roles = await engine.ports.roles.get(one);
    const second = await engine.ports.models.get(one, 2);
    // The same rows and seed give the same forest and threshold: to the file it is the same model.
    expect(second?.sha256).toBe((await engine.ports.models.get(one, 1))?.sha256);
    expect(roles.value.champion).toBe(2);
    expect(await imported('first.json')).toContain('same model one');

    const other = JSON.parse(await readFile(fileOf('first.json'), 'utf8')) as SetupFile;
    const models = other.models ?? [];
    const [mine, theirs] = [one, two].map((id) => models.find((m) => m.detector_id === id));
    if (!mine || !theirs) throw new Error('models');
    const swapped = models.map((model) =>
      model.detector_id === one ? { ...theirs, detector_id: one } : model,
    );
    await writeFile(fileOf('swapped.json'), JSON.stringify({ ...other, models: swapped }));
    expect(await imported('swapped.json')).toContain('changed model one');
    expect(await versionsOf(one)).toEqual({ champion: 3, versions: [3, 2, 1] });
    expect(await imported('first.json')).toContain('changed model one');
    expect((await versionsOf(one)).versions).toEqual([3, 2, 1]);
    expect(await imported('first.json')).toContain('same model one');
  });

  it('says every problem of a broken file, and changes nothing', async () => {
    const setup = JSON.parse(await readFile(fileOf('first.json'), 'utf8')) as SetupFile;
    const broken = {
      ...setup,
      detectors: setup.detectors.map((detector) =>
        detector.id === one ? { ...detector, features: ['nowhere', 'status'] } : detector,
      ),
      models: setup.models?.map((model) =>
        model.detector_id === two ? { ...model, threshold: 0.123 } : model,
      ),
    };
    await writeFile(fileOf('broken.json'), JSON.stringify(broken));
    const before = await exported('before.json');
    const { code, json } = await run('import', fileOf('broken.json'));
    expect(code).toBe(1);
    expect(json).toMatchObject({ error: { code: 'SETUP_INVALID' } });
    const { message } = (json as { error: { message: string } }).error;
    for (const said of ['"nowhere"', '"status"', 'model two'.replace('two', two), 'threshold']) {
      expect(message).toContain(said);
    }
    expect(await exported('after.json')).toBe(before);
  });

  it('is small without models, and shows each difference to people', async () => {
    const text = await exported('settings.json', '--without-models');
    expect(text).not.toContain('bundle');
    await writeFile(
      fileOf('settings.json'),
      text.replace('"query_delay": "10s"', '"query_delay": "20s"'),
    );
    const env = { ANOMALY_FOREST_ELASTICSEARCH: elasticsearchUrl() };
    const { stdout } = await cli(['setup', 'import', fileOf('settings.json'), '--dry-run'], {
      env,
    });
    expect(stdout).toContain('source.query_delay: "10s" → "20s"');
    expect(stdout).toContain('Nothing was changed: import without --dry-run.');
  });
});
