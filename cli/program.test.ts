import { mkdtemp, readFile, rm } from 'fs/promises';
import os from 'os';
import path from 'path';
import { cli, cliUntil } from './run_cli.mock';

/** Nobody listens on this port. */
const nowhere = 'http://127.0.0.1:1';

const leaves = [
  'start',
  'simulate rocket',
  'simulate security',
  'ingest',
  'capture',
  'detector create',
  'detector update',
  'detector list',
  'detector show',
  'detector delete',
  'model list',
  'model show',
  'model promote',
  'model rollback',
  'model withdraw',
  'model delete',
  'model history',
  'label give',
  'label withdraw',
  'label list',
  'label suggest',
  'label export',
  'label import',
  'learn',
  'setup export',
  'setup import',
  'train',
  'score',
  'evaluate',
  'plot',
  'explain',
  'status',
];

describe('the command line', () => {
  it('shows help and version on standard output', async () => {
    const help = await cli(['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const leaf of leaves) expect(help.stdout).toContain(leaf.split(' ')[0]);
    expect((await cli(['--version'])).stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it.each(leaves)('%s has help of its own with --json and the connection', async (leaf) => {
    const { code, stdout } = await cli([...leaf.split(' '), '--help']);
    expect(code).toBe(0);
    for (const option of ['--json', '--elasticsearch', '--api-key', '--username']) {
      expect(stdout).toContain(option);
    }
  });

  it.each([
    [['ingst', 'x.csv'], 'Did you mean ingest'],
    [['label', 'give', 'pump'], '--true or --false'],
    [['label', 'give', 'pump', '--true', 'a', '--drawn', 'luck'], 'ranked, disagreement or random'],
    [['label', 'suggest', 'pump', '--size', '0'], 'from 1 to 100'],
    [['ingest', 'x.csv'], '--index'],
    [['ingest', '--index', 'x'], 'file'],
    [['ingest', 'x.csv', '--index', 'x', '--type', 'a=number'], 'FIELD=TYPE'],
    [['ingest', 'x.csv', '--index', 'x', '--delimiter', ',,'], 'one character'],
    [['ingest', __filename, '--index', 'x', '--encoding', 'none'], 'no encoding'],
    [['simulate', 'rocket', '--count', '5', '--index', 'Bad Name'], 'Cannot name an index'],
    [['ingest', 'x.csv', '--index', 'a,b'], 'Cannot name an index'],
    [['simulate', 'rocket', '--count', '5'], '--out FILE or --index NAME'],
    [['simulate', 'rocket', '--out', 'x.csv'], '--count ROWS'],
    [['simulate', 'security', '--out', 'x.csv', '--count', '5'], '.jsonl'],
    [['simulate', 'security', '--count', '5', '--out', 'x.jsonl', '--attacks', 'x'], 'brute_force'],
    [['simulate', 'rocket', '--out', 'x.txt', '--count', '5'], '.jsonl'],
    [['simulate', 'rocket', '--out', 'x.csv', '--rate', '5', '--start', '2026-01-01'], '--start'],
    [['capture'], '--file FILE or --interface NAME'],
    [['capture', '--file', 'x', '--interface', 'lo'], '--file FILE or --interface NAME'],
    [['capture', '--file', 'x', '--filter', 'tcp'], '--filter'],
    [['capture', '--file', 'x', '--out', 'y', '--index', 'z'], 'not both'],
    [['capture', '--interface', '-z'], 'must not begin with'],
    [['evaluate', 'x'], '--labels'],
    [['evaluate', 'x', '--labels', 'y', '--gap', '5m'], 'give --class'],
    [
      ['evaluate', 'x', '--labels', 'y', '--class', 'z', '--attack-id', 'a', '--entity', 'e'],
      'not both',
    ],
    [['plot', '--out', 'x.svg'], '--what'],
    [['plot', '--what', 'pies', '--out', 'x.svg'], 'counts, poisson, arrivals'],
    [['plot', '--what', 'counts', '--out', 'x.svg'], '--index NAME or --detector ID'],
    [['plot', '--what', 'scores', '--out', 'x.svg'], '--detector ID'],
    [['model', 'promote', 'x'], 'version'],
    [['model', 'promote', 'x', '0'], 'whole number'],
    [['model', 'promote', 'x', '1', '--as', 'king'], '--as'],
    [['status', '--elasticsearch', 'localhost'], 'URL'],
    [['status', '--elasticsearch', 'http://me:secret@localhost'], '--username'],
    [['status', '--username', 'me', '--api-key', 'k'], 'not both'],
    [['status', '--username', 'me'], 'ANOMALY_FOREST_PASSWORD'],
  ])('answers %j with usage and exit code 2', async (args, message) => {
    const human = await cli(args);
    expect(human).toMatchObject({ code: 2, stdout: '' });
    expect(human.stderr).toContain(message);
    expect(human.stderr).toMatch(/See: anomaly-forest.* --help/);

    const machine = await cli([...args, '--json']);
    expect(machine).toMatchObject({
      code: 2,
      stderr: '',
      json: {
        error: { code: 'REQUEST_INVALID', message: expect.stringContaining(message) as string },
      },
    });
  });

  it('shows its help where no command is given, and says so where a group is', async () => {
    expect(await cli([])).toMatchObject({ code: 0, stderr: '' });
    const group = await cli(['detector']);
    expect(group).toMatchObject({ code: 2, stdout: '' });
    expect(group.stderr).toMatch(/A command is missing[^]*detector --help/);
  });

  it('says where it looked when Elasticsearch is not there', async () => {
    const { code, stderr } = await cli(['status', '--elasticsearch', nowhere]);
    expect(code).toBe(1);
    expect(stderr).toContain(nowhere);
    expect(stderr).toContain('(ES_UNAVAILABLE)');
    const fromEnv = await cli(['detector', 'list', '--json'], {
      env: { ANOMALY_FOREST_ELASTICSEARCH: nowhere },
    });
    expect(fromEnv).toMatchObject({ code: 1, json: { error: { code: 'ES_UNAVAILABLE' } } });
  });

  it('asks for the password of a user and never shows it', async () => {
    const asked: string[] = [];
    const { stdout, stderr } = await cli(
      ['status', '--username', 'me', '--elasticsearch', nowhere],
      {
        askPassword: (question) => {
          asked.push(question);
          return Promise.resolve('s3cret');
        },
      },
    );
    expect(asked).toEqual(['Password of me']);
    expect(stdout + stderr).not.toContain('s3cret');
  });

  it.each([
    ['no file', 'none.json', 'FILE_NOT_READABLE'],
    ['no JSON', __filename, 'DETECTOR_INVALID'],
    ['no detector', path.join(__dirname, '../package.json'), 'DETECTOR_INVALID'],
  ])('refuses a detector file that is %s', async (_, file, code) => {
    const run = await cli(['detector', 'create', file, '--json']);
    expect(run).toMatchObject({ code: 1, json: { error: { code } } });
  });
});

describe('simulate rocket --out', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'simulate-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const simulate = (file: string, ...more: string[]) =>
    cli(['simulate', 'rocket', '--out', path.join(folder, file), '--json', ...more]);
  const linesOf = async (file: string) =>
    (await readFile(path.join(folder, file), 'utf8')).trimEnd().split('\n');

  it('writes the same rows as CSV and as JSON lines', async () => {
    const options = ['--count', '2500', '--seed', '5', '--start', '2026-03-01'];
    const run = await simulate('a.csv', ...options);
    expect(run).toMatchObject({ code: 0, json: { rows: 2500, seed: 5, refused: 0 } });
    await simulate('a.jsonl', ...options);
    const [header = '', ...csv] = await linesOf('a.csv');
    const names = header.split(',');
    const json = (await linesOf('a.jsonl')).map((line) => JSON.parse(line) as object);
    expect(json.map((row) => Object.keys(row).join())).toEqual(json.map(() => header));
    expect(json.map((row) => Object.values(row).join())).toEqual(csv);
    expect(names).toEqual([
      '@timestamp',
      'temp_c',
      'cpu_pct',
      'net_kbps',
      'pressure_bar',
      'status',
      'anomaly_type',
    ]);
  });

  it('injects the wanted kinds at the wanted rate', async () => {
    const run = await simulate('b.csv', '--count', '6000', '--anomaly-rate', '0.1', '--kinds', 'overheat'); // prettier-ignore
    expect(run.json).toMatchObject({ anomalies: 600, by_kind: { overheat: 600 } });
  });

  it('sends live until the count is reached', async () => {
    const startedAt = Date.now();
    const run = await simulate('c.jsonl', '--rate', '100', '--count', '30');
    expect(run.json).toMatchObject({ rows: 30 });
    expect(Date.now() - startedAt).toBeGreaterThan(250);
    const last = JSON.parse((await linesOf('c.jsonl')).pop() ?? '') as Record<string, string>;
    expect(Date.parse(last['@timestamp'] ?? '')).toBeGreaterThanOrEqual(startedAt);
  });

  it('ends live sending well when it is cancelled', async () => {
    const out = path.join(folder, 'd.csv');
    const rowsOf = async () => (await readFile(out, 'utf8').catch(() => '')).split('\n').length - 2;
    const run = await cliUntil(
      async () => (await rowsOf()) > 5,
      ['simulate', 'rocket', '--out', out, '--rate', '50', '--json'],
    );
    expect(run.code).toBe(0);
    expect((run.json as { rows: number }).rows).toBeGreaterThan(5);
    expect(run.json).toMatchObject({ rows: await rowsOf() });
  });

  it('says that it cannot write', async () => {
    const run = await simulate('none/e.csv', '--count', '5');
    expect(run).toMatchObject({ code: 1, json: { error: { code: 'FILE_NOT_WRITABLE' } } });
  });
});

describe('simulate security --out', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'simulate-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('writes labelled events as JSON lines, by plain names or those of ECS', async () => {
    const simulate = async (file: string, ...more: string[]) => {
      const out = path.join(folder, file);
      // prettier-ignore
      const run = await cli(['simulate', 'security', '--out', out, '--count', '3000', '--users', '20', '--attack-rate', '0.1', '--json', ...more]);
      expect(run).toMatchObject({ code: 0, json: { rows: 3000, users: 20, refused: 0 } });
      const lines = (await readFile(out, 'utf8')).trimEnd().split('\n');
      return { run, events: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
    };
    const plain = await simulate('a.jsonl');
    const ecs = await simulate('b.jsonl', '--ecs');
    expect(ecs.events).toHaveLength(3000);
    expect(ecs.events[0]).toMatchObject({ user: { name: plain.events[0]?.user } });
    const labelled = plain.events.filter(({ status }) => status === 'anomaly');
    expect(plain.run.json).toMatchObject({ anomalies: labelled.length });
    expect(labelled.length).toBeGreaterThan(50);
  });
});
