import { decodeOrThrow } from '../../common/codecs/decode';
import { type Detector, detectorCodec } from '../../common/detector';
import { AppError } from '../../common/errors';
import type { DetectorStore } from '../detection/ports/stores';
import type { DocumentStore, StoredDocument } from './document_store';

function toDetector({ id, payload }: StoredDocument): Detector {
  return decodeOrThrow(detectorCodec, payload, {
    what: `The stored detector "${id}"`,
    code: 'DETECTOR_INVALID',
  });
}

const toDocument = (detector: Detector) => ({
  id: detector.id,
  detectorId: detector.id,
  payload: detector,
});

/** Detectors by their id. */
export function createDetectorStore(documents: DocumentStore): DetectorStore {
  return {
    list: async () => (await documents.list('detector')).map(toDetector),
    async get(id) {
      const stored = await documents.get('detector', id);
      return stored === null ? null : { value: toDetector(stored), version: stored.version };
    },
    async create(detector) {
      try {
        await documents.create('detector', toDocument(detector));
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'STATE_CONFLICT') throw error;
        throw new AppError('DETECTOR_EXISTS', `There is a detector "${detector.id}" already.`);
      }
    },
    async update(detector, version) {
      await documents.update('detector', { ...toDocument(detector), version });
    },
    delete: (id) => documents.delete('detector', id),
  };
}
