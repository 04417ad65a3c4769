import type { SavedObjectsType } from '../kibana/contracts/saved_objects';
import { registerSavedObjects } from './register_saved_objects';
import { savedObjectTypeNames, savedObjectTypes } from './saved_object_types';

jest.mock('@kbn/config-schema', () => jest.requireActual<object>('../kibana/config_schema.mock'), {
  virtual: true,
});

test('ids are unique over all spaces, but each space has a configuration of its own', () => {
  const types: SavedObjectsType[] = [];
  registerSavedObjects({ registerType: (type) => void types.push(type) }, undefined);
  expect(types.map(({ name }) => name)).toEqual(savedObjectTypeNames);
  for (const { hidden, name, namespaceType } of types) {
    expect(hidden).toBe(true);
    const isOnePerSpace = name === savedObjectTypes.configuration;
    expect(namespaceType).toBe(isOnePerSpace ? 'single' : 'multiple-isolated');
  }
});
