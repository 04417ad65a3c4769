/** The index that rows go to: its types, made when it is new, and writing to it. */
import type { Client } from '@elastic/elasticsearch';
import type { MappingProperty } from '@elastic/elasticsearch/lib/api/types';
import { indexOperation } from '../../server/elasticsearch/bulk/bulk_operation';
import {
  settleOperations,
  type BulkLimits,
} from '../../server/elasticsearch/bulk/settle_operations';
import { callElasticsearch } from '../../server/elasticsearch/call';
import type { Document } from './build_document';
import type { Column, FieldType } from './field_types';

/** Our name for the types of mappings; those left out are passed on as they are. */
const typeByMapping: Record<string, FieldType> = {
  double: 'double',
  float: 'float',
  half_float: 'float',
  scaled_float: 'double',
  long: 'long',
  unsigned_long: 'long',
  integer: 'integer',
  short: 'integer',
  byte: 'integer',
  boolean: 'boolean',
  date: 'date',
  date_nanos: 'date',
  ip: 'ip',
  keyword: 'keyword',
  constant_keyword: 'keyword',
  wildcard: 'keyword',
  text: 'text',
  match_only_text: 'text',
};

type Properties = Record<string, MappingProperty>;

function flatten(properties: Properties, prefix = ''): Map<string, FieldType> {
  const types = new Map<string, FieldType>();
  for (const [name, property] of Object.entries(properties)) {
    const path = prefix + name;
    const type = 'type' in property ? typeByMapping[property.type ?? ''] : undefined;
    if (type !== undefined) types.set(path, type);
    const inner = 'properties' in property ? (property.properties ?? {}) : {};
    for (const [key, value] of flatten(inner, `${path}.`)) types.set(key, value);
  }
  return types;
}

/** A longer keyword could not be indexed at all (Lucene's limit is 32,766 bytes). */
const longestKeyword = 8191;

const mappingOf = ({ type }: Column): MappingProperty =>
  type === 'keyword' ? { type, ignore_above: longestKeyword } : { type };

const bulkLimits: BulkLimits = {
  rows: 2_000,
  bytes: 8 * 1024 * 1024,
  retryBudgetMs: 120_000,
  firstDelayMs: 200,
  longestDelayMs: 15_000,
  refresh: false,
};

/** A document that Elasticsearch refuses for good, by its place in what was written. */
export interface RefusedDocument {
  id: string;
  reason: string;
}

export class TargetIndex {
  private constructor(
    private readonly client: Client,
    readonly name: string,
    private readonly signal: AbortSignal,
    private readonly found: { existed: boolean; properties: Properties },
  ) {
    this.types = flatten(found.properties);
  }

  /** Types that the index has, or will have by its template. */
  readonly types: ReadonlyMap<string, FieldType>;

  /** @throws AppError ES_UNAVAILABLE, ES_FORBIDDEN, ... */
  static async open(client: Client, name: string, signal: AbortSignal): Promise<TargetIndex> {
    const mappings = await callElasticsearch(
      `Reading the mapping of ${name}`,
      (options) => client.indices.getMapping({ index: name, ignore_unavailable: true }, options),
      signal,
    );
    const found = Object.values(mappings);
    const existed = found.length > 0;
    const properties = existed
      ? Object.fromEntries(
          found.flatMap((index) => Object.entries(index.mappings.properties ?? {})),
        )
      : await propertiesFromTemplate(client, name, signal);
    return new TargetIndex(client, name, signal, { existed, properties });
  }

  /**
   * Creates the index, with types for the columns that no template has, unless it is there.
   * @param more fields of types that no column has
   */
  async create(columns: readonly Column[], more: Properties = {}): Promise<void> {
    if (this.found.existed) return;
    const own = columns.filter(({ field }) => !this.types.has(field));
    await callElasticsearch(
      `Creating the index ${this.name}`,
      (options) =>
        this.client.indices.create(
          {
            index: this.name,
            settings: {
              auto_expand_replicas: '0-1',
              'index.mapping.total_fields.limit': Math.max(1000, columns.length + 200),
            },
            mappings: {
              properties: {
                ...Object.fromEntries(own.map((c) => [c.field, mappingOf(c)])),
                ...more,
              },
            },
          },
          options,
        ),
      this.signal,
    );
  }

  /** Writes documents under their ids, over what is there. @returns those refused for good */
  async write(
    documents: ReadonlyArray<{ id: string; document: Document }>,
  ): Promise<RefusedDocument[]> {
    const refused = await settleOperations(
      this.client,
      {
        operations: documents.map(({ id, document }) =>
          indexOperation({ index: this.name, id }, Buffer.from(JSON.stringify(document))),
        ),
        limits: bulkLimits,
        doing: `Writing to ${this.name}`,
      },
      this.signal,
    );
    return refused.map(({ operation, failure }) => ({
      id: operation.id,
      reason: `Elasticsearch refuses it: ${failure.type}: ${failure.reason}`,
    }));
  }

  /** The ingest pipeline that documents pass on their way in; null when there is none. */
  async pipeline(): Promise<string | null> {
    const settings = await callElasticsearch(
      `Reading the settings of ${this.name}`,
      (options) => this.client.indices.getSettings({ index: this.name }, options),
      this.signal,
    );
    const indices = Object.values(settings).map((index) => index.settings?.index);
    const names = indices.flatMap((index) => [index?.default_pipeline, index?.final_pipeline]);
    return names.find((name) => name !== undefined && name !== '_none') ?? null;
  }

  /** Makes everything written searchable and counts the documents. */
  async count(): Promise<number> {
    await callElasticsearch(
      `Refreshing ${this.name}`,
      (options) => this.client.indices.refresh({ index: this.name }, options),
      this.signal,
    );
    const { count } = await callElasticsearch(
      `Counting ${this.name}`,
      (options) => this.client.count({ index: this.name }, options),
      this.signal,
    );
    return count;
  }
}

async function propertiesFromTemplate(
  client: Client,
  name: string,
  signal: AbortSignal,
): Promise<Properties> {
  const simulated = await callElasticsearch(
    `Reading the index template for ${name}`,
    (options) => client.indices.simulateIndexTemplate({ name }, options),
    signal,
  );
  return simulated.template?.mappings?.properties ?? {};
}
