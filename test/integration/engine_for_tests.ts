/** The whole engine on the Elasticsearch of the run, with workers built for the tests. */
import path from 'path';
import { buildForestWorker, buildPatternWorker } from '../../packaging/build_worker';
import { deleteDetector } from '../../server/detection/detectors/delete_detector';
import type { Logger } from '../../server/detection/ports/host';
import { connect, type Connection } from '../../standalone/connect';
import { projectRoot } from '../../standalone/project_root';
import { elasticsearchUrl } from './elasticsearch_for_tests';

export interface TestEngine extends Connection {
  /** Warnings and errors, as the log has them. */
  logged: string[];
}

export function connectTestEngine(url = elasticsearchUrl()): TestEngine {
  const logged: string[] = [];
  const keep = (message: string): void => void logged.push(message);
  const logger: Logger = {
    debug: () => undefined,
    info: () => undefined,
    warn: keep,
    error: keep,
  };
  const root = projectRoot();
  const folder = path.join(root, 'target/test');
  const workerFile = buildForestWorker(root, folder);
  buildPatternWorker(root, folder);
  return { ...connect({ elasticsearch: url, logger, workerFile }), logged };
}

/** Those whose ids begin with the prefix; without one those too that a test before this one has left. */
export async function deleteDetectors({ ports }: TestEngine, prefix = ''): Promise<void> {
  for (const { id } of await ports.detectors.list()) {
    if (id.startsWith(prefix)) await deleteDetector(ports, id);
  }
}
