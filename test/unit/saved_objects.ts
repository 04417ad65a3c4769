/** Reads exported saved objects: dashboards, their Lens panels and data views. */
export type Json = Record<string, unknown>;

interface Reference {
  type: string;
  id: string;
  name: string;
}

export interface SavedObject {
  type: string;
  id: string;
  attributes: Json;
  references: Reference[];
}

interface LensAttributes {
  references: Reference[];
  state: { query: unknown; datasourceStates: { formBased: { layers: Json } } };
}

/** Kibana keeps parts of an object as JSON in a string; the keys say which. */
function unfolded(value: unknown, key = ''): unknown {
  if (typeof value === 'string' && /(JSON|Map)$/.test(key)) return unfolded(JSON.parse(value));
  if (Array.isArray(value)) return value.map((inner) => unfolded(inner));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, unfolded(inner, name)]);
  return Object.fromEntries(entries);
}

/**
 * One line of an export, with the JSON in its strings read.
 * @throws SyntaxError when the line or a string in it is no JSON.
 */
export function readObject(line: string): SavedObject {
  return unfolded(JSON.parse(line)) as SavedObject;
}

/** Every value that stands under `key`, however deep, from the outside in. */
export function collect(value: unknown, key: string): unknown[] {
  if (Array.isArray(value)) return (value as unknown[]).flatMap((inner) => collect(inner, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Json).flatMap(([name, inner]) => [
    ...(name === key ? [inner] : []),
    ...collect(inner, key),
  ]);
}

/** Names before a colon of KQL; what stands in quotes is a value. */
function fieldsOfKql(query: string): string[] {
  const names = query.replace(/"[^"]*"/g, '').matchAll(/([\w.@]+)\s*:/g);
  return [...names].map(([, field = '']) => field);
}

function queriedFields(part: unknown): string[] {
  return collect(part, 'query')
    .filter((query) => typeof query === 'string')
    .flatMap(fieldsOfKql);
}

/** Every field that a dashboard's panel shows or filters by, with the data view it is looked up in. */
export function fieldsOfPanel(panel: Json): Array<{ view: string; field: string }> {
  const { attributes } = panel.embeddableConfig as { attributes?: LensAttributes };
  if (attributes === undefined) return [];
  const { query, datasourceStates } = attributes.state;
  return attributes.references.flatMap(({ id: view, name }) => {
    const layer = datasourceStates.formBased.layers[name.replace(/^.*-layer-/, '')];
    const shown = collect(layer, 'sourceField').map(String);
    const fields = [...shown, ...queriedFields(layer), ...queriedFields({ query })];
    return fields.map((field) => ({ view, field }));
  });
}
