/** What the registry needs of the place that it keeps things in. */

export const documentTypes = [
  'detector',
  'state',
  'model',
  'model_bytes',
  'roles',
  'configuration',
] as const;
export type DocumentType = (typeof documentTypes)[number];

export interface NewDocument {
  /** Unique within its type. */
  id: string;
  /** The detector that it belongs to; '' for what belongs to none. */
  detectorId: string;
  /** Any JSON value but undefined. */
  payload: unknown;
}

export interface StoredDocument {
  id: string;
  payload: unknown;
  /** Changes with every write; an update must name it. */
  version: string;
}

/** JSON documents by type and id. Every method throws AppError of the catalogue when it fails. */
export interface DocumentStore {
  /** The newest state, also of what was written a moment ago; null when there is none. */
  get(type: DocumentType, id: string): Promise<StoredDocument | null>;
  /** Returns the version. @throws AppError STATE_CONFLICT when there is one of this id. */
  create(type: DocumentType, document: NewDocument): Promise<string>;
  /** Returns the new version. @throws AppError STATE_CONFLICT when `version` is not the stored one. */
  update(type: DocumentType, document: NewDocument & { version: string }): Promise<string>;
  /** None there is as good. */
  delete(type: DocumentType, id: string): Promise<void>;
  /** All of a type, or those of one detector, by ascending id. */
  list(type: DocumentType, detectorId?: string): Promise<StoredDocument[]>;
  /** The ids of the same, without reading the documents. */
  ids(type: DocumentType, detectorId?: string): Promise<string[]>;
}
