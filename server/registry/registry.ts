/** Detectors, their state and their models, kept in one document store. */
import type { DetectionPorts } from '../detection/services';
import { createDetectorStore } from './detector_store';
import type { DocumentStore } from './document_store';
import type { ModelCache } from './model_cache';
import { createModelStore } from './model_store';
import { createRoleStore } from './role_store';
import { createStateStore } from './state_store';

/** @param models shared by all registries of a host; one of its own when left out */
export function createRegistry(
  documents: DocumentStore,
  models?: ModelCache,
): Pick<DetectionPorts, 'detectors' | 'states' | 'models' | 'roles'> {
  return {
    detectors: createDetectorStore(documents),
    states: createStateStore(documents),
    models: createModelStore(documents, models),
    roles: createRoleStore(documents),
  };
}
