/** What the use-cases work with when Kibana is the host. */
import { FailureLog } from './detection/failure_log';
import type { Logger } from './detection/ports';
import type { DetectionPorts } from './detection/services';
import { createElasticsearchPorts } from './elasticsearch/elasticsearch_ports';
import type { ForestEngine } from './forest/forest_engine';
import type { CoreStart, ElasticsearchClient } from './kibana/contracts/core';
import type { KibanaRequest } from './kibana/contracts/http';
import { createRegistry } from './registry/registry';
import { createSavedObjectDocumentStore } from './registry/saved_object_document_store';
import { savedObjectTypeNames } from './saved_objects/saved_object_types';

export interface KibanaPorts {
  /** For tasks: everything as Kibana's own user. */
  internal: DetectionPorts;
  /** Source and results are read with this client's rights. */
  readingWith: (client: ElasticsearchClient) => DetectionPorts;
  /** For a request: source and results are read with the rights of the person who asks. */
  asCurrentUser: (request: KibanaRequest) => DetectionPorts;
}

export interface KibanaPortsOptions {
  core: CoreStart;
  logger: Logger;
  forest: ForestEngine;
}

export function createKibanaPorts({ core, logger, forest }: KibanaPortsOptions): KibanaPorts {
  const { client } = core.elasticsearch;
  const repository = core.savedObjects.createInternalRepository([...savedObjectTypeNames]);
  const internal: DetectionPorts = {
    clock: { now: () => Date.now() },
    logger,
    failures: new FailureLog(logger),
    forest,
    ...createElasticsearchPorts(client.asInternalUser),
    ...createRegistry(createSavedObjectDocumentStore(repository)),
  };
  const readingWith = (reading: ElasticsearchClient): DetectionPorts => {
    const { reader, results } = createElasticsearchPorts(reading);
    return { ...internal, reader, results };
  };
  return {
    internal,
    readingWith,
    asCurrentUser: (request) => readingWith(client.asScoped(request).asCurrentUser),
  };
}
