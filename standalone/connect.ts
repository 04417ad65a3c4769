/** The engine on a cluster, without Kibana: the registry is an index, the forest a pool of threads. */
import { Client, type ClientOptions } from '@elastic/elasticsearch';
import path from 'path';
import type { Logger } from '../server/detection/ports/host';
import { noCredentials } from '../server/detection/ports/detector_credentials';
import { FailureLog } from '../server/detection/scoring/failure_log';
import { OpenedDetectors } from '../server/detection/scoring/opened_detectors';
import { KeptWatches } from '../server/detection/rules/kept_watches';
import type { DetectionPorts } from '../server/detection/services';
import { createElasticsearchPorts } from '../server/elasticsearch/elasticsearch_ports';
import { createPatternMining } from '../server/features/logs/patterns/mine_in_threads';
import { createForestPool } from '../server/forest/forest_pool';
import { createIndexDocumentStore } from '../server/registry/index_document_store';
import { createRegistry } from '../server/registry/registry';
import { ownClusterTransport } from './elasticsearch/own_cluster_transport';
import { projectRoot } from './project_root';

export interface ConnectOptions {
  /** URL of Elasticsearch. */
  elasticsearch: string;
  /** The cluster is the host's own: no other that comes up on its port is taken for it. */
  ownCluster?: boolean;
  apiKey?: string;
  username?: string;
  password?: string;
  logger: Logger;
  /** Threads that score; one by default. */
  threads?: number;
  /** The built worker; the one beside the built command line by default. */
  workerFile?: string;
}

export interface Connection {
  client: Client;
  ports: DetectionPorts;
  close(): Promise<void>;
}

function authOf({ apiKey, username, password }: ConnectOptions): ClientOptions['auth'] {
  if (apiKey !== undefined) return { apiKey };
  if (username !== undefined) return { username, password: password ?? '' };
  return undefined;
}

/** Opens nothing yet: the first request says whether the cluster can be reached. */
export function connect(options: ConnectOptions): Connection {
  const client = new Client({
    node: options.elasticsearch,
    auth: authOf(options),
    requestTimeout: 60_000,
    ...(options.ownCluster ? { Transport: ownClusterTransport() } : {}),
    // Repeating is the business of the reader and the writer, which know what is safe to repeat.
    maxRetries: 1,
  });
  const { logger } = options;
  const workerFile = options.workerFile ?? path.join(projectRoot(), 'target/host/forest_worker.js');
  const patternWorkerFile = path.join(path.dirname(workerFile), 'pattern_worker.js');
  const forest = createForestPool({
    workerFile,
    threads: options.threads ?? 1,
    warn: (message) => logger.warn(message),
  });
  const ports: DetectionPorts = {
    clock: { now: () => Date.now() },
    logger,
    failures: new FailureLog(logger),
    opened: new OpenedDetectors(),
    watches: new KeptWatches(),
    forest,
    patterns: createPatternMining({ workerFile: patternWorkerFile }),
    credentials: noCredentials,
    ...createElasticsearchPorts(client),
    ...createRegistry(createIndexDocumentStore(client)),
  };
  return {
    client,
    ports,
    close: async () => {
      await forest.close();
      await client.close();
    },
  };
}
