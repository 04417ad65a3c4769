/** Kibana's saved object contracts. */
import type { Readable } from 'stream';
import type { Type } from '@kbn/config-schema';
import type { KibanaRequest } from './http';

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

/** The space to act in; left out for the default one, and where a request says it. */
interface InSpace {
  namespace?: string;
}

/** `wait_for`: answers once a search sees the change. */
interface WriteOptions extends InSpace {
  refresh?: boolean | 'wait_for';
}

/** Failures carry the HTTP status in `output.statusCode`. */
export interface SavedObjectsRepository {
  get<A>(type: string, id: string, options?: InSpace): Promise<SavedObject<A>>;
  create<A>(
    type: string,
    attributes: A,
    options: WriteOptions & { id?: string; overwrite?: boolean; version?: string },
  ): Promise<SavedObject<A>>;
  delete(type: string, id: string, options: WriteOptions): Promise<unknown>;
  find<A>(options: {
    type: string;
    page?: number;
    perPage?: number;
    filter?: string;
    fields?: string[];
    namespaces?: string[];
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
  /** Neither checks rights nor encrypts. */
  createInternalRepository(includedHiddenTypes?: string[]): SavedObjectsRepository;
  /** Of the request's space; encrypts, and does not check the caller's rights on saved objects. */
  getScopedClient(
    request: KibanaRequest,
    options: { includedHiddenTypes: string[]; excludedExtensions: ['security'] },
  ): SavedObjectsRepository;
  createImporter(client: SavedObjectsRepository): SavedObjectsImporter;
}
