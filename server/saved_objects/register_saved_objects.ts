/** Registers the saved object types. */
import { schema } from '@kbn/config-schema';
import type { EncryptedSavedObjectsSetup } from '../kibana/contracts/encrypted_saved_objects';
import type { SavedObjectsSetup, SavedObjectsType } from '../kibana/contracts/saved_objects';
import { boundAttributes, encryptedAttributes } from './stored_api_key';
import { savedObjectIndex, savedObjectTypeNames, savedObjectTypes } from './saved_object_types';

/** Attributes are checked by our own codecs on the way in and out, so Kibana lets all keys pass. */
const anyObject = () => schema.object({}, { unknowns: 'allow' });

/**
 * Hidden, so that detectors are changed through our API alone, where they are validated. What is
 * searched by is mapped; the rest is kept in the source only. Ids are unique over all spaces, so that
 * results of two detectors never mix; the configuration has the same id in each space.
 */
function typeNamed(name: string): SavedObjectsType {
  return {
    name,
    hidden: true,
    namespaceType: name === savedObjectTypes.configuration ? 'single' : 'multiple-isolated',
    indexPattern: savedObjectIndex,
    mappings: {
      dynamic: false,
      properties: { detector_id: { type: 'keyword' } },
    },
    modelVersions: {
      1: { changes: [], schemas: { create: anyObject(), forwardCompatibility: anyObject() } },
    },
  };
}

/** @param encrypted none where the plugin `encryptedSavedObjects` is missing */
export function registerSavedObjects(
  savedObjects: SavedObjectsSetup,
  encrypted: EncryptedSavedObjectsSetup | undefined,
): void {
  for (const name of savedObjectTypeNames) savedObjects.registerType(typeNamed(name));
  encrypted?.registerType({
    type: savedObjectTypes.credentials,
    attributesToEncrypt: new Set(encryptedAttributes),
    attributesToIncludeInAAD: new Set(boundAttributes),
  });
}
