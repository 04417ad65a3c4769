/** `anomaly-forest start`: everything that Kibana would host, in one process, in reading order. */
import path from 'path';
import { setTimeout as delay } from 'timers/promises';
import { AppError } from '../common/errors';
import { productVersion } from '../common/versions';
import { describeDetector } from '../server/detection/detectors/describe_detector';
import { installAssets } from '../server/elasticsearch/assets/install_assets';
import { routes } from '../server/routes/all_routes';
import { connect, type Connection } from './connect';
import { describeAssets } from './describe_assets';
import { choosePort } from './elasticsearch/choose_port';
import {
  defaultDataFolder,
  startElasticsearch,
  usualUrl,
  type EmbeddedElasticsearch,
} from './elasticsearch/start_elasticsearch';
import { versionOf } from './elasticsearch/version';
import { holdDataFolder, type HostLock } from './host_lock';
import { startHttpServer } from './http_server';
import { buildPages } from './pages';
import { rocketDetector, rocketIndex, type RocketDemoOptions } from './rocket_demo';
import { RocketOnDemand } from './rocket_on_demand';
import { TimerScheduler } from './scheduler';
import { Terminal } from './terminal';

export interface StartOptions {
  /** A cluster that exists; the embedded one when left out. */
  elasticsearch?: string;
  apiKey?: string;
  username?: string;
  password?: string;
  /** Port of the pages. */
  port: number;
  /** Folder of the embedded Elasticsearch; its default when left out. */
  data?: string;
  /** The rocket simulator: it starts with the host, or when somebody asks for it on the pages. */
  rocket: RocketDemoOptions & { atStart: boolean };
  signal: AbortSignal;
}

const stageNames = { download: 'downloading', unpack: 'unpacking', start: 'starting' };

/** Done in reverse order when the host stops. */
type CleanUp = Array<() => Promise<void>>;

/** Nothing is started before it is certain that the folder and the port of the pages are free. */
async function takeFolderAndPort(
  { port, signal }: StartOptions,
  dataFolder: string | null,
  cleanUp: CleanUp,
): Promise<HostLock | null> {
  const lock = dataFolder === null ? null : await holdDataFolder(dataFolder, signal);
  if (lock !== null) cleanUp.push(() => lock.release());
  if (port !== 0) await choosePort(port, 'the pages');
  return lock;
}

async function openElasticsearch(
  dataFolder: string,
  { options, terminal }: { options: StartOptions; terminal: Terminal },
): Promise<EmbeddedElasticsearch> {
  return terminal.stage(
    'Elasticsearch',
    (progress) =>
      startElasticsearch({
        dataFolder,
        signal: options.signal,
        onProgress: ({ stage, fraction }) =>
          progress(
            `${stageNames[stage]}${fraction === null ? '' : ` ${Math.round(fraction * 100)} %`}`,
          ),
      }),
    ({ version, url, adopted }) =>
      `${version} at ${url}${adopted ? ', still running from an earlier start' : ''}`,
  );
}

async function startRocket(
  rocket: RocketOnDemand,
  { rate, terminal }: { rate: number; terminal: Terminal },
): Promise<void> {
  await terminal.stage(
    'Rocket simulator',
    (progress) =>
      rocket.start((rows, of) =>
        progress(`${rows.toLocaleString('en-US')} of ${of.toLocaleString('en-US')} rows`),
      ),
    () => `writes ${rate} rows a second to ${rocketIndex}`,
  );
}

/** Waits until the rocket's detector has scored, and says how far it is. */
async function waitForFirstScores(
  { ports }: Connection,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const scored = (overview: Awaited<ReturnType<typeof describeDetector>>) =>
    overview.ledger?.scored ?? 0;
  await terminal.stage(
    'Forest',
    async (progress) => {
      for (;;) {
        const overview = await describeDetector(ports, rocketDetector.id, signal);
        if (overview.model !== null && scored(overview) > 0) return overview;
        if (signal.aborted) throw new AppError('ABORTED', 'The start was cancelled.');
        progress(overview.model === null ? 'training' : 'scoring the first rows');
        await delay(500, undefined, { signal });
      }
    },
    (overview) =>
      `model ${overview.model?.version} from ${overview.model?.training_rows.toLocaleString('en-US')} rows, ${scored(overview).toLocaleString('en-US')} rows scored`,
  );
}

function showTheEnd(
  terminal: Terminal,
  { url, elasticsearch }: { url: string; elasticsearch: string },
  withRocket: boolean,
): void {
  const where = elasticsearch === usualUrl ? '' : ` --elasticsearch ${elasticsearch}`;
  const lines = [
    '',
    `  Open    ${url}`,
    ...(withRocket
      ? [
          `  Find    ml_anomaly : true      (KQL, on the index ${rocketDetector.destination?.index})`,
          '  Watch   the rocket sends live; anomalies appear within seconds',
        ]
      : [
          `  Next    npx anomaly-forest ingest FILE --index NAME${where}, then detector create FILE`,
        ]),
    '  Stop    Ctrl-C; the next start goes on from here',
    '',
  ];
  terminal.text(lines.join('\n'));
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
}

async function host(options: StartOptions, terminal: Terminal, cleanUp: CleanUp): Promise<void> {
  const dataFolder =
    options.elasticsearch === undefined ? path.resolve(options.data ?? defaultDataFolder()) : null;
  terminal.progress('Data folder and port ...');
  const lock = await takeFolderAndPort(options, dataFolder, cleanUp);
  let elasticsearch = options.elasticsearch ?? '';
  if (dataFolder !== null) {
    const embedded = await openElasticsearch(dataFolder, { options, terminal });
    cleanUp.push(async () => {
      if ((await lock?.isOurs()) !== false) await embedded.stop();
    });
    elasticsearch = embedded.url;
  }
  const connection = connect({
    ...options,
    elasticsearch,
    ownCluster: dataFolder !== null,
    logger: terminal,
  });
  cleanUp.push(() => connection.close());
  await terminal.stage(
    'Cluster',
    () => versionOf(connection),
    (version) => `version ${version}`,
  );
  const assets = await terminal.stage(
    'Index templates',
    () => installAssets(connection.client),
    describeAssets,
  );
  const pagesFolder = await terminal.stage('Pages', buildPages);

  const scheduler = new TimerScheduler(connection.ports);
  const rocket = new RocketOnDemand(connection, options.rocket);
  cleanUp.push(() => scheduler.stop());
  const server = await startHttpServer({
    port: options.port,
    pagesFolder,
    routes,
    context: {
      ports: connection.ports,
      scheduler,
      // On loopback nobody logs in.
      user: null,
      rules: { whyNot: 'Alert rules are kept by Kibana; this host has none.' },
      host: {
        kind: 'standalone',
        version: productVersion,
        elasticsearchVersion: (signal) => versionOf(connection, signal),
        assets: () => assets.map((report) => ({ ...report, reason: report.reason ?? null })),
        kqlToQuery: null,
        startDemo: () => rocket.start(),
      },
    },
  });
  cleanUp.push(() => server.close());
  await lock?.announce(server.url);
  cleanUp.push(() => rocket.stop());
  const { atStart, rate } = options.rocket;
  if (atStart) await startRocket(rocket, { rate, terminal });
  await scheduler.start();
  if (atStart) await waitForFirstScores(connection, terminal, options.signal);
  showTheEnd(terminal, { url: server.url, elasticsearch }, atStart);
  await untilAborted(options.signal);
}

/**
 * Runs until the signal is aborted, then stops everything in order; nothing is left running.
 * @throws AppError when a stage fails: JAVA_MISSING, PORT_TAKEN, ES_UNAVAILABLE, ...
 */
export async function runStandalone(
  options: StartOptions,
  terminal = new Terminal(),
): Promise<void> {
  const cleanUp: CleanUp = [];
  try {
    await host(options, terminal, cleanUp);
  } catch (error) {
    if (!options.signal.aborted) throw error;
  } finally {
    terminal.progress('Stopping ...');
    for (const step of cleanUp.reverse()) {
      await step().catch((error: unknown) => terminal.warn(`While stopping: ${String(error)}`));
    }
    terminal.line('done', 'Stopped');
  }
}
