import { decodeOrThrow } from '../../common/codecs/decode';
import {
  completeConfiguration,
  configurationInputCodec,
  usualConfiguration,
} from '../../common/configuration';
import type { ConfigurationStore } from '../detection/ports/stores';
import type { DocumentStore } from './document_store';

const id = 'configuration';

/** One configuration for all detectors of the store; a setting that came later is as usual. */
export function createConfigurationStore(documents: DocumentStore): ConfigurationStore {
  return {
    async get() {
      const stored = await documents.get('configuration', id);
      if (stored === null) return { value: usualConfiguration, version: null };
      const input = decodeOrThrow(configurationInputCodec, stored.payload, {
        what: 'The stored configuration',
        code: 'STATE_INVALID',
      });
      return { value: completeConfiguration(input), version: stored.version };
    },
    async put(configuration, version) {
      // It belongs to no detector.
      const document = { id, detectorId: '', payload: configuration };
      if (version === null) await documents.create('configuration', document);
      else await documents.update('configuration', { ...document, version });
    },
  };
}
