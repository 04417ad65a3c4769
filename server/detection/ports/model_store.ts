/** Where models are kept, and which of them scores. */
import type { ModelManifest } from '../../../common/model_manifest';
import type { ModelRoles } from '../../../common/model_roles';

export interface StoredModel {
  manifest: ModelManifest;
  onnx: Uint8Array;
}

export interface ModelStore {
  /** Stores bytes first and manifest last, so that a manifest always has its bytes. */
  save(model: StoredModel): Promise<void>;
  /**
   * Manifest of the newest version that was trained here, or null. Imported versions are passed over:
   * they score once somebody promotes them.
   */
  latest(detectorId: string): Promise<ModelManifest | null>;
  /** By ascending version. */
  list(detectorId: string): Promise<ModelManifest[]>;
  /** The numbers of the same, ascending, without reading manifests. */
  versions(detectorId: string): Promise<number[]>;
  /** Manifest of a version, or null. */
  get(detectorId: string, version: number): Promise<ModelManifest | null>;
  /** @throws AppError MODEL_NOT_FOUND, MODEL_CORRUPT when the bytes do not have the manifest's hash. */
  load(manifest: ModelManifest): Promise<StoredModel>;
  /** None there is as good. */
  delete(detectorId: string, version: number): Promise<void>;
  deleteAll(detectorId: string): Promise<void>;
}

/** Which version of a detector's models scores. */
export interface RoleStore {
  /** No roles when there are none; the version is then null. */
  get(detectorId: string): Promise<{ value: ModelRoles; version: string | null }>;
  /** Writes and returns the new version. @throws AppError STATE_CONFLICT */
  put(detectorId: string, roles: ModelRoles, version: string | null): Promise<string>;
  delete(detectorId: string): Promise<void>;
}
