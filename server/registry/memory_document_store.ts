import { AppError } from '../../common/errors';
import type { DocumentStore, DocumentType, NewDocument, StoredDocument } from './document_store';

interface Entry {
  detectorId: string;
  /** As text: what is handed out must not be a way to change what is stored. */
  payload: string;
  version: string;
}

const conflict = (type: DocumentType, id: string) =>
  new AppError('STATE_CONFLICT', `The ${type} "${id}" is not as it was.`);

/** A registry for as long as the process lives: for tests, and for runs that keep nothing. */
export function createMemoryDocumentStore(): DocumentStore {
  const entries = new Map<DocumentType, Map<string, Entry>>();
  let writes = 0;

  const ofType = (type: DocumentType): Map<string, Entry> => {
    const known = entries.get(type) ?? new Map<string, Entry>();
    entries.set(type, known);
    return known;
  };
  const write = (type: DocumentType, { id, detectorId, payload }: NewDocument): string => {
    const version = String((writes += 1));
    ofType(type).set(id, { detectorId, payload: JSON.stringify(payload), version });
    return version;
  };
  const toStored = (id: string, { payload, version }: Entry): StoredDocument => ({
    id,
    payload: JSON.parse(payload) as unknown,
    version,
  });
  const matching = (type: DocumentType, detectorId?: string) =>
    [...ofType(type)]
      .filter(([, entry]) => detectorId === undefined || entry.detectorId === detectorId)
      .sort(([a], [b]) => (a < b ? -1 : 1));

  return {
    async get(type, id) {
      const entry = ofType(type).get(id);
      return Promise.resolve(entry === undefined ? null : toStored(id, entry));
    },
    create(type, document) {
      if (ofType(type).has(document.id)) return Promise.reject(conflict(type, document.id));
      return Promise.resolve(write(type, document));
    },
    update(type, { version, ...document }) {
      const stored = ofType(type).get(document.id)?.version;
      if (stored !== version) return Promise.reject(conflict(type, document.id));
      return Promise.resolve(write(type, document));
    },
    delete(type, id) {
      ofType(type).delete(id);
      return Promise.resolve();
    },
    list: (type, detectorId) =>
      Promise.resolve(matching(type, detectorId).map(([id, entry]) => toStored(id, entry))),
    ids: (type, detectorId) => Promise.resolve(matching(type, detectorId).map(([id]) => id)),
  };
}
