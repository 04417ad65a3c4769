/** Saved object types, and those of them that are encrypted. */
import type { EncryptedType } from '../../server/kibana/contracts/encrypted_saved_objects';
import type { SavedObjectsType } from '../../server/kibana/contracts/saved_objects';
import { assertKnownKeys, isConfigSchema } from './profiles';

const typeKeys = [
  ...['name', 'hidden', 'hiddenFromHttpApis', 'namespaceType', 'indexPattern', 'mappings'],
  ...['migrations', 'schemas', 'modelVersions', 'switchToModelVersionAt', 'management'],
  ...['convertToAliasScript', 'convertToMultiNamespaceTypeVersion', 'excludeOnUpgrade'],
];
const namespaceTypes = ['single', 'multiple', 'multiple-isolated', 'agnostic'];

function checkModelVersions({ name, modelVersions }: SavedObjectsType): void {
  const versions = Object.keys(modelVersions).map(Number);
  if (versions.some((version, i) => version !== i + 1)) {
    throw new Error(`Type ${name}: model versions must start at 1, without gaps`);
  }
  for (const { schemas, ...version } of Object.values(modelVersions)) {
    assertKnownKeys(`${name}.modelVersions`, version, ['changes']);
    assertKnownKeys(`${name}.schemas`, schemas, ['create', 'forwardCompatibility']);
    if (!Object.values(schemas).every(isConfigSchema)) throw new Error(`Type ${name}: schemas`);
  }
}

export function strictSavedObjects() {
  const types = new Map<string, SavedObjectsType>();
  return {
    types,
    registerType(type: SavedObjectsType) {
      if (types.has(type.name)) throw new Error(`Type '${type.name}' is already registered`);
      assertKnownKeys(type.name, type, typeKeys);
      assertKnownKeys(`${type.name}.mappings`, type.mappings, ['dynamic', 'properties']);
      if (!namespaceTypes.includes(type.namespaceType)) throw new Error(`Type ${type.name}`);
      if (type.indexPattern?.startsWith('.kibana') === false) {
        // Kibana's own user has rights on these alone.
        throw new Error(`Type ${type.name}: no right on ${type.indexPattern}`);
      }
      checkModelVersions(type);
      // Later versions freeze what they keep.
      types.set(type.name, Object.freeze(type));
    },
    /** @throws Error for a type that nobody registered */
    assertRegistered(names: readonly string[]) {
      const unknown = names.filter((name) => !types.has(name));
      if (unknown.length > 0)
        throw new Error(`Missing mappings for saved objects types: ${unknown.join()}`);
    },
  };
}

export function strictEncryption() {
  const types = new Set<string>();
  return {
    types,
    canEncrypt: true,
    registerType({ type, attributesToEncrypt }: EncryptedType) {
      if (attributesToEncrypt.size === 0)
        throw new Error(`attributesToEncrypt of ${type} is empty`);
      if (types.has(type)) throw new Error(`${type} is already registered`);
      types.add(type);
    },
  };
}
