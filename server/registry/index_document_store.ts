/** The registry in an Elasticsearch index, for a host without Kibana. */
import type { Client, estypes } from '@elastic/elasticsearch';
import DataLoader from 'dataloader';
import { AppError, toAppError } from '../../common/errors';
import { callElasticsearch } from '../elasticsearch/call';
import { lookUp } from '../elasticsearch/look_up';
import type { DocumentStore, DocumentType, NewDocument, StoredDocument } from './document_store';

export const registryIndex = 'anomaly-forest-registry';

/** Ids per request. */
const portion = 1_000;

/** As in the index template: without the template, lists would find nothing, and say so to nobody. */
const mappings: estypes.MappingTypeMapping = {
  dynamic: false,
  properties: {
    type: { type: 'keyword' },
    id: { type: 'keyword' },
    detector_id: { type: 'keyword' },
    payload: { type: 'object', enabled: false },
  },
};

const settings = {
  'index.hidden': true,
  'index.number_of_shards': 1,
  'index.auto_expand_replicas': '0-1',
};

interface Source {
  id: string;
  payload: unknown;
}

const documentId = (type: DocumentType, id: string) => `${type}:${id}`;

type FoundDocument = estypes.GetGetResult<Source>;

const versionOf = ({ _seq_no, _primary_term }: Pick<FoundDocument, '_seq_no' | '_primary_term'>) =>
  `${_seq_no}.${_primary_term}`;

function toStored(found: FoundDocument | null | undefined): StoredDocument[] {
  if (!found?._source) return [];
  const { id, payload } = found._source;
  return [{ id, payload, version: versionOf(found) }];
}

const hasCode = (error: unknown, code: AppError['code']) =>
  error instanceof AppError && error.code === code;

/** Each who asked gets an error of its own: what was reported of one detector is to be said of others too. */
function throwAnew(error: unknown): never {
  const { code, message } = toAppError(error);
  throw new AppError(code, message, { cause: error });
}

class IndexDocumentStore implements DocumentStore {
  private ready: Promise<void> | null = null;
  /** What is asked for at the same time is looked up in one request. */
  private readonly documents = new DataLoader((ids: readonly string[]) => this.lookUp(ids), {
    cache: false,
    maxBatchSize: portion,
  });

  constructor(
    private readonly client: Client,
    private readonly index: string,
  ) {}

  async get(type: DocumentType, id: string): Promise<StoredDocument | null> {
    const key = documentId(type, id);
    // Several parts of models together could be more than one answer may hold.
    const alone = type === 'model_bytes';
    const found = alone
      ? (await this.lookUp([key]))[0]
      : await this.documents.load(key).catch(throwAnew);
    return toStored(found)[0] ?? null;
  }

  async create(type: DocumentType, document: NewDocument): Promise<string> {
    await this.prepare();
    // Lists are searches: what is created or deleted must be in them, or out of them, at once.
    return this.write(type, document, { op_type: 'create', refresh: true });
  }

  update(type: DocumentType, { version, ...document }: NewDocument & { version: string }) {
    const [seqNo, term] = version.split('.').map(Number);
    return this.write(type, document, { if_seq_no: seqNo, if_primary_term: term });
  }

  async delete(type: DocumentType, id: string): Promise<void> {
    await this.call('delete', (options) =>
      this.client.delete(
        { index: this.index, id: documentId(type, id), refresh: true },
        { ...options, ignore: [404] },
      ),
    );
  }

  async list(type: DocumentType, detectorId?: string): Promise<StoredDocument[]> {
    const ids = await this.ids(type, detectorId);
    const documents: StoredDocument[] = [];
    for (let start = 0; start < ids.length; start += portion) {
      const some = ids.slice(start, start + portion);
      const found = await this.lookUp(some.map((id) => documentId(type, id)));
      documents.push(...found.flatMap(toStored));
    }
    return documents;
  }

  async ids(type: DocumentType, detectorId?: string): Promise<string[]> {
    const found: string[] = [];
    for (;;) {
      const page = await this.pageOfIds({ type, detectorId, after: found[found.length - 1] });
      found.push(...page);
      if (page.length < portion) return found;
    }
  }

  private async pageOfIds(options: {
    type: DocumentType;
    detectorId: string | undefined;
    after: string | undefined;
  }): Promise<string[]> {
    const { type, detectorId, after } = options;
    const filter = [
      { term: { type } },
      ...(detectorId === undefined ? [] : [{ term: { detector_id: detectorId } }]),
    ];
    const answer = await this.call('search', (callOptions) =>
      this.client.search<Pick<Source, 'id'>>(
        {
          index: this.index,
          ignore_unavailable: true,
          allow_partial_search_results: false,
          query: { bool: { filter } },
          sort: [{ id: { order: 'asc' } }],
          size: portion,
          _source: ['id'],
          ...(after === undefined ? {} : { search_after: [after] }),
        },
        callOptions,
      ),
    );
    return answer.hits.hits.flatMap((hit) => hit._source?.id ?? []);
  }

  private async lookUp(ids: readonly string[]): Promise<Array<FoundDocument | null>> {
    const doing = this.doing('read');
    const found = await lookUp<Source>(this.client, { index: this.index, ids: [...ids], doing });
    const byId = new Map(found.map((document) => [document._id, document]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  private async write(
    type: DocumentType,
    { id, detectorId, payload }: NewDocument,
    condition: Partial<estypes.IndexRequest>,
  ): Promise<string> {
    const document = { type, id, detector_id: detectorId, payload };
    try {
      const answer = await this.call('write', (options) =>
        this.client.index(
          { index: this.index, id: documentId(type, id), document, ...condition },
          options,
        ),
      );
      return versionOf(answer);
    } catch (error) {
      if (!hasCode(error, 'STATE_CONFLICT')) throw error;
      throw new AppError('STATE_CONFLICT', `The ${type} "${id}" was changed by somebody else.`);
    }
  }

  /** Creates the index unless it is there; tried again after a failure. */
  private prepare(): Promise<void> {
    this.ready ??= this.createIndex().catch((error: unknown) => {
      this.ready = null;
      throw error;
    });
    return this.ready;
  }

  private async createIndex(): Promise<void> {
    const { index } = this;
    const exists = await this.client.indices.exists({ index }).catch(() => false);
    if (exists) return;
    await this.call('create', (options) =>
      this.client.indices.create(
        { index, mappings, settings },
        // 400: somebody else was first.
        { ...options, ignore: [400] },
      ),
    );
  }

  private doing(verb: string): string {
    return `Registry ${verb} in "${this.index}"`;
  }

  private call<T>(verb: string, request: Parameters<typeof callElasticsearch<T>>[1]): Promise<T> {
    return callElasticsearch(this.doing(verb), request);
  }
}

/** @param index another index, for tests */
export function createIndexDocumentStore(client: Client, index = registryIndex): DocumentStore {
  return new IndexDocumentStore(client, index);
}
