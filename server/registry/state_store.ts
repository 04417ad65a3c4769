import { decodeOrThrow } from '../../common/codecs/decode';
import { detectorStateCodec, initialDetectorState } from '../../common/detector_state';
import type { StateStore } from '../detection/ports/stores';
import type { DocumentStore } from './document_store';

/** The state of each detector, under the detector's id. */
export function createStateStore(documents: DocumentStore): StateStore {
  return {
    async get(detectorId) {
      const stored = await documents.get('state', detectorId);
      if (stored === null) return { value: initialDetectorState, version: null };
      const value = decodeOrThrow(detectorStateCodec, stored.payload, {
        what: `The stored state of detector "${detectorId}"`,
        code: 'STATE_INVALID',
      });
      return { value, version: stored.version };
    },
    put(detectorId, state, version) {
      const document = { id: detectorId, detectorId, payload: state };
      return version === null
        ? documents.create('state', document)
        : documents.update('state', { ...document, version });
    },
    delete: (detectorId) => documents.delete('state', detectorId),
  };
}
