/** The registry in Kibana's saved objects. */
import { savedObjectError, statusOf } from '../saved_objects/saved_object_error';
import { inSpace, savedObjectTypes, type InSpace } from '../saved_objects/saved_object_types';
import type { DocumentStore, DocumentType, NewDocument, StoredDocument } from './document_store';

/** The payload is text, so that no name of a key in it can be one that the index refuses. */
export interface Attributes {
  detector_id: string;
  payload: string;
}

interface SavedObject<T> {
  id: string;
  attributes: T;
  version?: string;
}

interface WriteOptions extends InSpace {
  refresh?: boolean | 'wait_for';
}

/** What is used of Kibana's saved objects client, of any version. */
export interface SavedObjectsClient {
  get<T>(type: string, id: string, options?: InSpace): Promise<SavedObject<T>>;
  create<T>(
    type: string,
    attributes: T,
    options: WriteOptions & { id: string; overwrite?: boolean; version?: string },
  ): Promise<SavedObject<T>>;
  delete(type: string, id: string, options: WriteOptions): Promise<unknown>;
  find<T>(options: {
    type: string;
    page: number;
    perPage: number;
    filter?: string;
    fields?: string[];
    namespaces?: string[];
  }): Promise<{ saved_objects: Array<SavedObject<T>>; total: number }>;
}

const perPage = 1_000;

const typeNames: Readonly<Record<DocumentType, string>> = {
  detector: savedObjectTypes.detector,
  state: savedObjectTypes.state,
  model: savedObjectTypes.model,
  model_bytes: savedObjectTypes.modelBytes,
  roles: savedObjectTypes.roles,
  configuration: savedObjectTypes.configuration,
};

function toStored({ id, attributes, version }: SavedObject<Attributes>): StoredDocument {
  return { id, payload: JSON.parse(attributes.payload) as unknown, version: version ?? '' };
}

/** Only ever read by id: nothing has to wait for a search to see them. */
const readById: ReadonlySet<DocumentType> = new Set(['state', 'roles', 'configuration']);

const refreshOf = (type: DocumentType): WriteOptions => ({
  refresh: readById.has(type) ? false : 'wait_for',
});

class SavedObjectDocumentStore implements DocumentStore {
  private readonly inSpace: InSpace;

  constructor(
    private readonly client: SavedObjectsClient,
    private readonly spaceId: string,
  ) {
    this.inSpace = inSpace(spaceId);
  }

  async get(type: DocumentType, id: string): Promise<StoredDocument | null> {
    try {
      return toStored(await this.client.get<Attributes>(typeNames[type], id, this.inSpace));
    } catch (error) {
      if (statusOf(error) === 404) return null;
      throw savedObjectError(error, `Reading ${type} "${id}"`);
    }
  }

  create(type: DocumentType, document: NewDocument): Promise<string> {
    return this.write(type, document, {});
  }

  // Not the client's own update: that one merges, and would keep keys that the new value lacks.
  update(type: DocumentType, { version, ...document }: NewDocument & { version: string }) {
    return this.write(type, document, { overwrite: true, version });
  }

  async delete(type: DocumentType, id: string): Promise<void> {
    try {
      await this.client.delete(typeNames[type], id, {
        ...this.inSpace,
        ...refreshOf(type),
      });
    } catch (error) {
      if (statusOf(error) !== 404) throw savedObjectError(error, `Deleting ${type} "${id}"`);
    }
  }

  async list(type: DocumentType, detectorId?: string): Promise<StoredDocument[]> {
    return (await this.find(type, { detectorId })).map(toStored);
  }

  async ids(type: DocumentType, detectorId?: string): Promise<string[]> {
    const found = await this.find(type, { detectorId, fields: ['detector_id'] });
    return found.map(({ id }) => id);
  }

  private async write(
    type: DocumentType,
    { id, detectorId, payload }: NewDocument,
    condition: { overwrite?: boolean; version?: string },
  ): Promise<string> {
    const attributes = { detector_id: detectorId, payload: JSON.stringify(payload) };
    const options = { id, ...this.inSpace, ...condition, ...refreshOf(type) };
    try {
      const written = await this.client.create<Attributes>(typeNames[type], attributes, options);
      return written.version ?? '';
    } catch (error) {
      throw savedObjectError(error, `Writing ${type} "${id}"`);
    }
  }

  private async find(
    type: DocumentType,
    { detectorId, fields }: { detectorId?: string; fields?: string[] },
  ): Promise<Array<SavedObject<Attributes>>> {
    const name = typeNames[type];
    const filter =
      detectorId === undefined
        ? {}
        : { filter: `${name}.attributes.detector_id: ${JSON.stringify(detectorId)}` };
    const objects: Array<SavedObject<Attributes>> = [];
    try {
      for (let page = 1; ; page += 1) {
        const query = {
          type: name,
          page,
          perPage,
          namespaces: [this.spaceId],
          ...filter,
          ...(fields ? { fields } : {}),
        };
        const answer = await this.client.find<Attributes>(query);
        objects.push(...answer.saved_objects);
        if (answer.saved_objects.length < perPage) break;
      }
    } catch (error) {
      throw savedObjectError(error, `Listing ${type}s`);
    }
    return objects.sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

/** @param client one that knows the hidden types and is not bound to a request */
export function createSavedObjectDocumentStore(
  client: SavedObjectsClient,
  spaceId: string,
): DocumentStore {
  return new SavedObjectDocumentStore(client, spaceId);
}
