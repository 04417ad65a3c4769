import { decodeOrThrow } from '../../common/codecs/decode';
import { modelRolesCodec, noRoles } from '../../common/model_roles';
import type { RoleStore } from '../detection/ports/model_store';
import type { DocumentStore } from './document_store';

/** Champion, challenger and their history, under the detector's id. */
export function createRoleStore(documents: DocumentStore): RoleStore {
  return {
    async get(detectorId) {
      const stored = await documents.get('roles', detectorId);
      if (stored === null) return { value: noRoles, version: null };
      const value = decodeOrThrow(modelRolesCodec, stored.payload, {
        what: `The stored model roles of detector "${detectorId}"`,
        code: 'STATE_INVALID',
      });
      return { value, version: stored.version };
    },
    put(detectorId, roles, version) {
      const document = { id: detectorId, detectorId, payload: roles };
      return version === null
        ? documents.create('roles', document)
        : documents.update('roles', { ...document, version });
    },
    delete: (detectorId) => documents.delete('roles', detectorId),
  };
}
