import { execFileSync, spawn } from 'child_process';
import { createServer, type AddressInfo } from 'net';
import os from 'os';
import path from 'path';
import { once } from 'events';
import {
  startElasticsearch,
  stopElasticsearch,
  type EmbeddedElasticsearch,
  type StartOptions,
} from '../../standalone/elasticsearch/start_elasticsearch';
import { createTestClient, describeWithElasticsearch } from './elasticsearch_for_tests';
import { distributionFolder, makeTestFolder, removeTestFolder } from './test_folder';

describeWithElasticsearch('the embedded Elasticsearch', () => {
  let dataFolder: string;
  let options: StartOptions;

  beforeAll(async () => {
    dataFolder = await makeTestFolder();
    options = { dataFolder, distributionFolder, port: 0, heap: '512m' };
  });

  afterAll(async () => removeTestFolder(dataFolder));

  const processStatus = (pid: number, field: string): string =>
    execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();

  const savedTexts = async ({ url }: { url: string }): Promise<unknown[]> => {
    const client = createTestClient(url);
    const { hits } = await client.search<{ text: string }>({ index: 'kept', sort: 'text.keyword' });
    await client.close();
    return hits.hits.map(({ _source }) => _source?.text);
  };

  const save = async ({ url }: { url: string }, text: string): Promise<void> => {
    const client = createTestClient(url);
    await client.index({ index: 'kept', document: { text }, refresh: true });
    await client.close();
  };

  it('is started once by two hosts at the same time', async () => {
    const stages = new Set<string>();
    const onProgress: StartOptions['onProgress'] = ({ stage }) => stages.add(stage);
    const [one, other] = await Promise.all([
      startElasticsearch({ ...options, onProgress }),
      startElasticsearch({ ...options, onProgress }),
    ]);
    expect(one.pid).toBe(other.pid);
    expect([one.adopted, other.adopted].sort()).toEqual([false, true]);
    expect(one.version).toBe('8.19.5');
    expect(stages).toContain('start');
    await save(one, 'a');
  });

  it('has a process group of its own and is not root', async () => {
    const { pid } = await startElasticsearch(options);
    expect(processStatus(pid, 'pgid')).not.toBe(processStatus(process.pid, 'pgid'));
    expect(processStatus(pid, 'user')).not.toBe('root');
  });

  it('listens on loopback only', async () => {
    const { url } = await startElasticsearch(options);
    const outside = Object.values(os.networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of outside) {
      await expect(fetch(url.replace('127.0.0.1', address))).rejects.toThrow('fetch failed');
    }
    expect((await fetch(`${url}/_cluster/health`)).status).toBe(200);
  });

  it('keeps its data over a stop and a start', async () => {
    const first = await startElasticsearch(options);
    await first.stop();
    await expect(fetch(first.url)).rejects.toThrow('fetch failed');
    expect(await stopElasticsearch(dataFolder)).toBe(false);
    const second = await startElasticsearch(options);
    expect(second.adopted).toBe(false);
    expect(await savedTexts(second)).toEqual(['a']);
    await save(second, 'b');
    await second.stop();
  });

  it('is adopted after its host was killed', async () => {
    const host = spawn(
      process.execPath,
      [
        'packaging/run_ts.js',
        path.join(__dirname, 'hosts', 'start_and_wait.ts'),
        dataFolder,
        distributionFolder,
      ],
      { cwd: path.join(__dirname, '..', '..'), stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [line] = (await once(host.stdout, 'data')) as [Buffer];
    const left = JSON.parse(line.toString()) as EmbeddedElasticsearch;
    host.kill('SIGKILL');
    await once(host, 'exit');
    const adopted = await startElasticsearch(options);
    expect(adopted).toMatchObject({ adopted: true, pid: left.pid, url: left.url });
    expect(await savedTexts(adopted)).toEqual(['a', 'b']);
  });

  it('starts anew after it was killed itself', async () => {
    const { pid } = await startElasticsearch(options);
    process.kill(pid, 'SIGKILL');
    const next = await startElasticsearch(options);
    expect(next.adopted).toBe(false);
    expect(next.pid).not.toBe(pid);
    expect(await savedTexts(next)).toEqual(['a', 'b']);
    await next.stop();
  });

  it('says so when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expect(startElasticsearch({ ...options, port })).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      message: expect.stringContaining(String(port)) as string,
    });
    other.close();
  });

  it('says why it does not start', async () => {
    await expect(startElasticsearch({ ...options, heap: '1x' })).rejects.toMatchObject({
      code: 'EMBEDDED_ES_FAILED',
      message: expect.stringMatching(/-Xms1x.*log files/) as string,
    });
  });

  it('leaves nothing running when the start is cancelled', async () => {
    const cancel = new AbortController();
    const onProgress: StartOptions['onProgress'] = ({ stage }) => {
      if (stage === 'start') setTimeout(() => cancel.abort(), 2_000);
    };
    await expect(
      startElasticsearch({ ...options, onProgress, signal: cancel.signal }),
    ).rejects.toMatchObject({ code: 'ABORTED' });
    const running = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n');
    expect(running.filter((line) => line.includes(dataFolder))).toEqual([]);
  });
});
