/** What the use-cases work with when Kibana is the host. */
import { toAppError } from '../common/errors';
import { FailureLog } from './detection/scoring/failure_log';
import { OpenedDetectors } from './detection/scoring/opened_detectors';
import { KeptWatches } from './detection/rules/kept_watches';
import type { Logger } from './detection/ports/host';
import { noCredentials } from './detection/ports/detector_credentials';
import type { DetectionPorts } from './detection/services';
import { deadLetterIndex } from '../common/dead_letter_index';
import { createElasticsearchPorts } from './elasticsearch/elasticsearch_ports';
import type { PatternMining } from './features/logs/patterns/pattern_mining';
import type { ForestEngine } from './forest/forest_engine';
import type { CoreStart, ElasticsearchClient } from './kibana/contracts/core';
import type { EncryptedSavedObjectsClient } from './kibana/contracts/encrypted_saved_objects';
import type { KibanaRequest } from './kibana/contracts/http';
import type { Authentication } from './kibana/contracts/security';
import { hasUsers } from './kibana/has_users';
import { refusingClient } from './kibana/refusing_client';
import { ModelCache } from './registry/model_cache';
import { createRegistry } from './registry/registry';
import { createSavedObjectDocumentStore } from './registry/saved_object_document_store';
import { DetectorApiKeys } from './saved_objects/detector_api_keys';
import { savedObjectTypeNames } from './saved_objects/saved_object_types';

/** A detector, and the space that it is in. */
export interface DetectorPlace {
  detectorId: string;
  spaceId: string;
}

export interface KibanaPorts {
  apiKeys: DetectorApiKeys;
  /** For a task: data with the rights of the detector's owner, or Kibana's own without security. */
  asOwner: (place: DetectorPlace) => Promise<DetectionPorts>;
  /** For an alert rule: data with the rights of this client, which are its owner's. */
  readingWith: (client: ElasticsearchClient, spaceId: string) => DetectionPorts;
  /** For a request: data with the rights of the person who asks. */
  asCurrentUser: (request: KibanaRequest, spaceId: string) => DetectionPorts;
}

export interface KibanaPortsOptions {
  core: CoreStart;
  authentication: Authentication | null;
  /** Null where secrets cannot be encrypted. */
  encrypted: EncryptedSavedObjectsClient | null;
  logger: Logger;
  forest: ForestEngine;
  patterns: PatternMining;
  /** Which of several Kibanas this is. */
  node?: string;
}

export function createKibanaPorts(options: KibanaPortsOptions): KibanaPorts {
  const { authentication, core, encrypted, forest, logger, node, patterns } = options;
  const { client } = core.elasticsearch;
  const repository = core.savedObjects.createInternalRepository([...savedObjectTypeNames]);
  const shared = {
    clock: { now: () => Date.now() },
    logger,
    failures: new FailureLog(logger),
    forest,
    patterns,
    node,
  };
  const models = new ModelCache();
  const keptBySpace = new Map<string, Pick<DetectionPorts, 'opened' | 'watches'>>();
  const keptIn = (spaceId: string) => {
    const found = keptBySpace.get(spaceId);
    const kept = found ?? { opened: new OpenedDetectors(), watches: new KeptWatches() };
    keptBySpace.set(spaceId, kept);
    return kept;
  };
  const apiKeys = new DetectorApiKeys({
    savedObjects: core.savedObjects,
    authentication,
    hasUsers: () => hasUsers(client.asInternalUser),
    encrypted,
    deadLettersOf: deadLetterIndex,
    ...shared,
  });
  const portsFor = (dataClient: ElasticsearchClient, spaceId: string): DetectionPorts => ({
    ...shared,
    ...keptIn(spaceId),
    credentials: noCredentials,
    ...createElasticsearchPorts(dataClient),
    ...createRegistry(createSavedObjectDocumentStore(repository, spaceId), models),
  });
  const clientOfOwner = async ({ detectorId, spaceId }: DetectorPlace) => {
    try {
      const authorization = await apiKeys.authorizationOf(detectorId, spaceId);
      if (authorization === null) return client.asInternalUser;
      return client.asScoped({ headers: { authorization } }).asCurrentUser;
    } catch (error) {
      return refusingClient(toAppError(error));
    }
  };
  return {
    apiKeys,
    asOwner: async (place) => portsFor(await clientOfOwner(place), place.spaceId),
    readingWith: portsFor,
    asCurrentUser: (request, spaceId) => ({
      ...portsFor(client.asScoped(request).asCurrentUser, spaceId),
      credentials: apiKeys.forRequest(request, spaceId),
    }),
  };
}
