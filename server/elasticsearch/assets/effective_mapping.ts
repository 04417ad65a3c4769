import { askCluster, refusalOf, type AssetClient } from './asset_client';

/** Full field path → Elasticsearch type. */
export type FieldTypes = Map<string, string>;

interface Mapping {
  type?: string;
  properties?: Record<string, Mapping>;
}

export interface EffectiveMapping {
  /** Whether there is an index; otherwise the mapping is the one that a new index would get. */
  exists: boolean;
  fields: FieldTypes;
}

/**
 * Explicit mapping of an index: its own, or that of the templates that would make it. Of an alias
 * with several indices, the fields that all of them map alike.
 * @throws AppError ES_FORBIDDEN, ES_UNAVAILABLE, ABORTED, ...
 */
export async function effectiveMapping(
  client: AssetClient,
  index: string,
  signal?: AbortSignal,
): Promise<EffectiveMapping> {
  const doing = `Reading the mapping of "${index}"`;
  const name = encodeURIComponent(index);
  const get = { method: 'GET', path: `/${name}/_mapping` } as const;
  const own = await askCluster(client, get, { doing, signal });
  if (own.status === 200) {
    const indices = Object.values(own.body as Record<string, { mappings: Mapping }>);
    return { exists: true, fields: common(indices.map(({ mappings }) => flatten(mappings))) };
  }
  if (own.status !== 404) throw refusalOf(own, doing);
  const post = { method: 'POST', path: `/_index_template/_simulate_index/${name}` } as const;
  const future = await askCluster(client, post, { doing, signal });
  if (future.status !== 200) throw refusalOf(future, doing);
  const { template } = future.body as { template?: { mappings?: Mapping } };
  return { exists: false, fields: flatten(template?.mappings ?? {}) };
}

function flatten(mapping: Mapping, prefix = ''): FieldTypes {
  const fields: FieldTypes = new Map();
  for (const [name, field] of Object.entries(mapping.properties ?? {})) {
    if (field.type !== undefined) fields.set(prefix + name, field.type);
    for (const [path, type] of flatten(field, `${prefix}${name}.`)) fields.set(path, type);
  }
  return fields;
}

function common([first, ...others]: FieldTypes[]): FieldTypes {
  const shared = [...(first ?? [])].filter(([name, type]) =>
    others.every((fields) => fields.get(name) === type),
  );
  return new Map(shared);
}
