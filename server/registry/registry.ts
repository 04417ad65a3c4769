/** Detectors, their state, their models and the configuration, kept in one document store. */
import type { DetectionPorts } from '../detection/services';
import { createConfigurationStore } from './configuration_store';
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
): Pick<DetectionPorts, 'detectors' | 'states' | 'models' | 'roles' | 'configuration'> {
  return {
    detectors: createDetectorStore(documents),
    states: createStateStore(documents),
    models: createModelStore(documents, models),
    roles: createRoleStore(documents),
    configuration: createConfigurationStore(documents),
  };
}
