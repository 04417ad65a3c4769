/** Kibana's saved object contracts. */
import type { Readable } from 'stream';
import type { Type } from '@kbn/config-schema';

export interface SavedObjectsType {
  name: string;
  hidden: boolean;
  namespaceType: 'single' | 'multiple' | 'multiple-isolated' | 'agnostic';
  /** The system index that keeps the documents of this type; starts with `.kibana`. */
  indexPattern?: string;
  mappings: { dynamic: false; properties: Record<string, { type: string }> };
  /** From 1 on, without gaps. */
  modelVersions: Record<
    number,
    { changes: []; schemas: { create: Type<unknown>; forwardCompatibility: Type<unknown> } }
  >;
}

export interface SavedObjectsSetup {
  registerType(type: SavedObjectsType): void;
}

export interface SavedObject<Attributes> {
  id: string;
  type: string;
  attributes: Attributes;
  /** Names the state of the document; an update that carries it fails with 409 if it has changed. */
  version?: string;
}

/** `wait_for`: answers once a search sees the change. */
interface WriteOptions {
  refresh?: boolean | 'wait_for';
}

/** Failures carry the HTTP status in `output.statusCode`. */
export interface SavedObjectsRepository {
  get<A>(type: string, id: string): Promise<SavedObject<A>>;
  create<A>(
    type: string,
    attributes: A,
    options: WriteOptions & { id: string },
  ): Promise<SavedObject<A>>;
  /** Merges the attributes into what is there. */
  update<A>(
    type: string,
    id: string,
    attributes: Partial<A>,
    options: WriteOptions & { version?: string },
  ): Promise<{ version?: string }>;
  delete(type: string, id: string, options?: WriteOptions): Promise<unknown>;
  find<A>(options: {
    type: string;
    page?: number;
    perPage?: number;
    filter?: string;
    fields?: string[];
  }): Promise<{ total: number; saved_objects: Array<SavedObject<A>> }>;
}

export interface ImportFailure {
  type: string;
  id: string;
  error: { type: string; message?: string };
}

/** What an import did; it does not throw for single objects. */
export interface ImportResult {
  success: boolean;
  successCount: number;
  successResults?: Array<{ type: string; id: string }>;
  errors?: ImportFailure[];
}

export interface SavedObjectsImporter {
  import(options: {
    readStream: Readable;
    overwrite: boolean;
    createNewCopies: boolean;
    refresh?: boolean;
    managed?: boolean;
  }): Promise<ImportResult>;
}

export interface SavedObjectsStart {
  createInternalRepository(includedHiddenTypes?: string[]): SavedObjectsRepository;
  createImporter(client: SavedObjectsRepository): SavedObjectsImporter;
}
