/** A real Elasticsearch of a benchmark's own, with the engine on it. */
import { mkdtempSync, rmSync } from 'fs';
import os from 'os';
import path from 'path';
import type { Logger } from '../../server/detection/ports/host';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { connect, type Connection } from '../../standalone/connect';
import {
  defaultDataFolder,
  startElasticsearch,
} from '../../standalone/elasticsearch/start_elasticsearch';

const say = (message: string) => void process.stderr.write(`${message}\n`);

export const stderrLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: say,
  error: say,
};

export interface BenchmarkCluster extends Connection {
  url: string;
}

/** Starts, runs `work`, and leaves nothing behind. */
export async function withCluster<T>(work: (cluster: BenchmarkCluster) => Promise<T>): Promise<T> {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'anomaly-forest-benchmark-'));
  say('Starting Elasticsearch ...');
  const elasticsearch = await startElasticsearch({
    dataFolder,
    distributionFolder: path.join(defaultDataFolder(), 'distributions'),
    port: 0,
    heap: '2g',
  });
  const connection = connect({ elasticsearch: elasticsearch.url, logger: stderrLogger });
  try {
    await installAssets(connection.client);
    return await work({ ...connection, url: elasticsearch.url });
  } finally {
    await connection.close();
    await elasticsearch.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
