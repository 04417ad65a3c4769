/** What is kept of detectors beside their models: settings, state, labels; and the configuration of the host. */
import type { Configuration } from '../../../common/configuration';
import type { Detector } from '../../../common/detector';
import type { DetectorState } from '../../../common/detector_state';
import type { Label } from '../../../common/label';

/** A stored value with the version that an update must name. */
export interface Versioned<T> {
  value: T;
  version: string;
}

export interface DetectorStore {
  list(): Promise<Detector[]>;
  /** Null when there is none. */
  get(id: string): Promise<Versioned<Detector> | null>;
  /** @throws AppError DETECTOR_EXISTS */
  create(detector: Detector): Promise<void>;
  /** @throws AppError STATE_CONFLICT when `version` is not the stored one. */
  update(detector: Detector, version: string): Promise<void>;
  delete(id: string): Promise<void>;
}

export interface StateStore {
  /** The initial state when there is none; its version is then null. */
  get(detectorId: string): Promise<{ value: DetectorState; version: string | null }>;
  /** Writes and returns the new version. @throws AppError STATE_CONFLICT */
  put(detectorId: string, state: DetectorState, version: string | null): Promise<string>;
  delete(detectorId: string): Promise<void>;
}

/** What people say of a detector's findings. */
export interface LabelStore {
  /** By ascending id of the result. */
  list(detectorId: string): Promise<Label[]>;
  /** Null when the result has none. */
  get(detectorId: string, resultId: string): Promise<Label | null>;
  /**
   * In the place of the label that the result had.
   * @param replaces when that was given, null where there was none: then another one stays, and counts
   * @throws AppError LABEL_CHANGED, STATE_CONFLICT, ...
   */
  put(label: Label, replaces?: string | null): Promise<void>;
  /** None there is as good. */
  delete(detectorId: string, resultId: string): Promise<void>;
  deleteAll(detectorId: string): Promise<void>;
}

/** What can be changed while the host runs. */
export interface ConfigurationStore {
  /** The usual one when there is none; the version is then null. */
  get(): Promise<{ value: Configuration; version: string | null }>;
  /** @throws AppError STATE_CONFLICT when `version` is not the stored one. */
  put(configuration: Configuration, version: string | null): Promise<void>;
}
