/**
 * Nothing lost, nothing doubled: the host is killed (SIGKILL) three times at random points while it
 * scores 100,000 rows, then Elasticsearch is stopped and started in the middle; at the end
 * ingested = scored + skipped + dead-lettered, and each source id has one result.
 *
 *     npm run bench:nothing-lost [-- --json FILE] [--rows 100000]
 */
import { spawn } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import os from 'os';
import path from 'path';
import { setTimeout as delay } from 'timers/promises';
import { createDetector } from '../server/detection/detectors/create_detector';
import { describeDetector } from '../server/detection/detectors/describe_detector';
import { trainDetector } from '../server/detection/models/train_detector';
import { installAssets } from '../server/elasticsearch/assets/install_assets';
import { rocketChannels } from '../simulators/rocket/rocket_row';
import { rocketRowId, simulateRocket } from '../simulators/rocket/simulate_rocket';
import { connect, type Connection } from '../standalone/connect';
import {
  defaultDataFolder,
  startElasticsearch,
} from '../standalone/elasticsearch/start_elasticsearch';
import { projectRoot } from '../standalone/project_root';
import { stderrLogger } from './support/cluster';
import { report } from './support/report';

const at = process.argv.indexOf('--rows');
const rows = at === -1 ? 100_000 : Number(process.argv[at + 1]);
const kills = 3;
const id = 'nothing-lost';
const { signal } = new AbortController();
const say = (text: string) => void process.stderr.write(`${text}\n`);

/** Rows of which one in fifty cannot be scored, so that skipped rows are in the sum too. */
async function fill({ client }: Connection): Promise<void> {
  const rocket = simulateRocket({ seed: 21, anomalyRate: 0.02 });
  for (let n = 0; n < rows;) {
    const operations: object[] = [];
    for (; operations.length < 10_000 && n < rows; n++) {
      const row = rocket.next().value;
      const sent = n % 50 === 7 ? { ...row, temp_c: null } : row;
      operations.push({ index: { _id: rocketRowId(21, n) } }, sent);
    }
    await client.bulk({ index: id, operations });
  }
  await client.indices.refresh({ index: id });
}

/** A host of its own that scores, as `anomaly-forest score` does. */
function startHost(url: string) {
  const cli = path.join(projectRoot(), 'bin/anomaly-forest.js');
  const child = spawn(process.execPath, [cli, 'score', id, '--elasticsearch', url, '--json'], {
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { child, ended };
}

const written = async ({ client }: Connection): Promise<number> => {
  await client.indices.refresh({ index: `${id}-ml`, ignore_unavailable: true });
  return (await client.count({ index: `${id}-ml`, ignore_unavailable: true })).count;
};

/** Kills a host once it has written a random share of what is left. */
async function killInTheMiddle(connection: Connection, url: string): Promise<string> {
  const before = await written(connection);
  const goal = before + Math.floor((rows - before) * (0.1 + Math.random() * 0.4));
  const host = startHost(url);
  for (;;) {
    const now = await written(connection);
    if (now >= goal || host.child.exitCode !== null) {
      host.child.kill('SIGKILL');
      await host.ended;
      return `killed at ${now.toLocaleString()} results`;
    }
    await delay(20);
  }
}

/** Source ids that have more than one result: none, when ids are what they should be. */
async function doubledIds({ client }: Connection): Promise<number> {
  const seen = new Set<string>();
  let doubled = 0;
  const results = client.helpers.scrollSearch<{ ml: { source: { id: string } } }>({
    index: `${id}-ml`,
    size: 5_000,
    _source: ['ml.source.id'],
  });
  for await (const page of results) {
    for (const { ml } of page.documents) {
      if (seen.has(ml.source.id)) doubled += 1;
      seen.add(ml.source.id);
    }
  }
  return doubled;
}

async function main(): Promise<void> {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'anomaly-forest-nothing-lost-'));
  const options = {
    dataFolder,
    distributionFolder: path.join(defaultDataFolder(), 'distributions'),
    port: 0,
  };
  say('Starting Elasticsearch ...');
  let elasticsearch = await startElasticsearch(options);
  let connection = connect({ elasticsearch: elasticsearch.url, logger: stderrLogger });
  try {
    await installAssets(connection.client);
    await fill(connection);
    await createDetector(connection.ports, {
      id,
      source: { indices: [id] },
      features: [...rocketChannels],
    });
    await trainDetector(connection.ports, id, signal);

    const story: string[] = [];
    for (let kill = 0; kill < kills; kill++) {
      story.push(await killInTheMiddle(connection, elasticsearch.url));
      say(`  host ${story[kill]}`);
    }

    const host = startHost(elasticsearch.url);
    await delay(1_500);
    await connection.close();
    await elasticsearch.stop();
    const code = await host.ended;
    say(`  Elasticsearch stopped; the host ended with code ${code}`);
    elasticsearch = await startElasticsearch(options);
    connection = connect({ elasticsearch: elasticsearch.url, logger: stderrLogger });
    const last = await startHost(elasticsearch.url).ended;
    say(`  Elasticsearch started again; the last host ended with code ${last}`);

    await connection.client.indices.refresh({ index: `${id}-ml` });
    const { ledger } = await describeDetector(connection.ports, id);
    const doubled = await doubledIds(connection);
    const { ingested = NaN, scored = NaN, skipped = NaN, dead_lettered: dead = NaN } = ledger ?? {};
    const expectedSkips = Math.ceil((rows - 7) / 50);
    report(
      'nothing_lost',
      [
        {
          what: 'ingested = scored + skipped + dead-lettered',
          seen: `${ingested} = ${scored} + ${skipped} + ${dead}`,
          wanted: `${rows} = ${rows - expectedSkips} + ${expectedSkips} + 0`,
          ok: ingested === rows && scored === rows - expectedSkips && skipped === expectedSkips,
        },
        { what: 'source ids with two results', seen: `${doubled}`, wanted: '0', ok: doubled === 0 },
        {
          what: 'hosts killed in the middle',
          seen: story.join('; '),
          wanted: `${kills}, each before the end`,
          ok: story.length === kills && !story.some((part) => part.includes(rows.toLocaleString())),
        },
      ],
      { ledger, story },
    );
  } finally {
    await connection.close();
    await elasticsearch.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

void main();
