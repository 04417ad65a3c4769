import { decodeOrThrow } from '../../common/codecs/decode';
import { labelCodec, type Label } from '../../common/label';
import { assertReplaces } from '../detection/detectors/assert_replaces';
import { retryOnConflict } from '../detection/retry_on_conflict';
import type { LabelStore } from '../detection/ports/stores';
import type { DocumentStore, StoredDocument } from './document_store';

const idOf = ({ detector_id, result_id }: Pick<Label, 'detector_id' | 'result_id'>) =>
  `${detector_id}.${result_id}`;

const toLabel = ({ id, payload }: StoredDocument): Label =>
  decodeOrThrow(labelCodec, payload, { what: `The stored label "${id}"`, code: 'STATE_INVALID' });

/** One label a result; the last one counts. */
export function createLabelStore(documents: DocumentStore): LabelStore {
  const remove = (detectorId: string, resultId: string) =>
    documents.delete('label', idOf({ detector_id: detectorId, result_id: resultId }));
  return {
    async list(detectorId) {
      return (await documents.list('label', detectorId)).map(toLabel);
    },
    async get(detectorId, resultId) {
      const id = idOf({ detector_id: detectorId, result_id: resultId });
      const stored = await documents.get('label', id);
      return stored === null ? null : toLabel(stored);
    },
    put(label, replaces) {
      const document = { id: idOf(label), detectorId: label.detector_id, payload: label };
      return retryOnConflict(async () => {
        const stored = await documents.get('label', document.id);
        assertReplaces(stored === null ? null : toLabel(stored), replaces);
        if (stored === null) await documents.create('label', document);
        else await documents.update('label', { ...document, version: stored.version });
      });
    },
    delete: remove,
    async deleteAll(detectorId) {
      for (const id of await documents.ids('label', detectorId)) {
        await documents.delete('label', id);
      }
    },
  };
}
