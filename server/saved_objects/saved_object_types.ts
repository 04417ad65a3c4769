/**
 * Where Kibana keeps detectors, their state and their models: names of the saved object types.
 * They stand in an index of their own, so that removing the plugin leaves nothing of an unknown type
 * in Kibana's, where it would block the next upgrade.
 */
import { defaultSpaceId } from '../kibana/default_space';

export const savedObjectTypes = {
  detector: 'anomaly-forest-detector',
  /** What a detector's runs did; written often, hence apart. */
  state: 'anomaly-forest-state',
  /** Manifest of a model. */
  model: 'anomaly-forest-model',
  /** A model's ONNX bytes. */
  modelBytes: 'anomaly-forest-model-bytes',
  /** Which version of a model scores, and how that came about. */
  roles: 'anomaly-forest-model-roles',
  /** What can be changed while Kibana runs: one document a space. */
  configuration: 'anomaly-forest-configuration',
  /** The API key that a detector runs with, encrypted. */
  credentials: 'anomaly-forest-credentials',
} as const;

export const savedObjectTypeNames: readonly string[] = Object.values(savedObjectTypes);

export const savedObjectIndex = '.kibana_anomaly_forest';

/** The space to act in, as saved objects want it: the default one has no name there. */
export interface InSpace {
  namespace?: string;
}

export const inSpace = (spaceId: string): InSpace =>
  spaceId === defaultSpaceId ? {} : { namespace: spaceId };
