/**
 * The plugin's next version, as far as saved objects tell it from this one: a further model version of
 * every type, with a field that this version does not know, filled in for what is there. It stands in for
 * the installed `server/index.js`, with this version beside it.
 */
import { schema } from '@kbn/config-schema';
import * as thisVersion from '../../../server/index';

type Context = Parameters<typeof thisVersion.plugin>[0];
type Plugin = Awaited<ReturnType<typeof thisVersion.plugin>>;
type Core = Parameters<Plugin['setup']>[0];
type SavedObjectType = Parameters<Core['savedObjects']['registerType']>[0];

const anyObject = () => schema.object({}, { unknowns: 'allow' });

/** Beyond what this version declares of a type: it has no changes yet. */
const nextModelVersion = {
  changes: [
    { type: 'mappings_addition', addedMappings: { next_version: { type: 'boolean' } } },
    { type: 'data_backfill', backfillFn: () => ({ attributes: { next_version: true } }) },
  ],
  schemas: { create: anyObject(), forwardCompatibility: anyObject() },
};

function nextTypeOf(type: SavedObjectType): SavedObjectType {
  const { mappings, modelVersions } = type;
  const latest = Math.max(...Object.keys(modelVersions).map(Number));
  const properties = { ...mappings.properties, next_version: { type: 'boolean' } };
  const versions = { ...modelVersions, [latest + 1]: nextModelVersion };
  const next: object = { mappings: { ...mappings, properties }, modelVersions: versions };
  return { ...type, ...next };
}

export const { config } = thisVersion;

export async function plugin(context: Context): Promise<Plugin> {
  const instance = await thisVersion.plugin(context);
  const setup = instance.setup.bind(instance);
  instance.setup = (core, plugins) => {
    const registerType = (type: SavedObjectType) =>
      core.savedObjects.registerType(nextTypeOf(type));
    setup({ ...core, savedObjects: { ...core.savedObjects, registerType } }, plugins);
  };
  return instance;
}
