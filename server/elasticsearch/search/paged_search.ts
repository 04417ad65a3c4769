/** All hits of a search, page by page, over one point in time. */
import type { Client, estypes } from '@elastic/elasticsearch';
import { AppError } from '../../../common/errors';
import { throwIfAborted } from '../call';
import { throwNoIndex } from '../no_index';
import { isPointInTimeGone, translateError } from '../translate_error';
import { searchBounded, type Answer, type BoundedAnswer } from './bounded_search';
import { assertComplete } from './complete_answer';
import { lookAhead } from './look_ahead';
import { createPageSize } from './page_size';
import { closePointInTime, openPointInTime, type PointInTime } from './point_in_time';

export interface PageLimits {
  /** Most documents of a page, 1 to 10,000. */
  rows: number;
  /** Bytes of source that a page should have at most. */
  bytes: number;
  /** Bytes of an answer beyond which it is not read: what one page may cost in memory. */
  answerBytes: number;
  /** How long the cluster keeps a point in time that nobody asks, such as "2m". */
  keepAlive: string;
}

export type Hit = estypes.SearchHit<Record<string, unknown>>;

/** Too large: it alone is larger than a page may be, and few of its fields were read. */
export type PagedHit = Hit & { tooLarge?: true };

/** Where to go on: the query for what is left, and the sort values after which it begins. */
export interface Position {
  query: estypes.QueryDslQueryContainer;
  after?: estypes.SortResults;
}

export interface PagedQuery {
  indices: string[];
  /** What is done, for error messages, such as `Reading "rocket-*"`. */
  doing: string;
  query: estypes.QueryDslQueryContainer;
  sort: estypes.SortCombinations[];
  source: boolean | string[];
  /** Fields of a hit that is too large to be read. */
  sourceOfTooLarge?: string[];
  docvalueFields?: estypes.QueryDslFieldAndFormat[];
  fields?: estypes.QueryDslFieldAndFormat[];
  /** Not of a hit that is too large to be read. */
  highlight?: estypes.SearchHighlight;
  /** Sort values to begin behind. */
  after?: estypes.SortResults;
  /** Stop after so many hits. */
  atMost?: number;
  /** Whether indices that hold nothing are nothing, rather than INDEX_NOT_FOUND. */
  mayBeMissing?: boolean;
  /**
   * Where to go on in a new point in time when the old one is gone after this hit (null: before
   * the first). Hits may come again. Left out: the search fails instead.
   */
  resume?: (last: Hit | null) => Position;
}

/** How often one search goes on in a new point in time before it gives up. */
const mostReopenings = 10;

interface PagedCluster {
  client: Client;
  limits: PageLimits;
}

interface Page {
  hits: PagedHit[];
  /** Whether this was the last one. */
  last: boolean;
}

class PagedSearch {
  private pit: PointInTime | null = null;
  private position: Position;
  private lastHit: Hit | null = null;
  private reopenings = 0;
  private found = 0;
  private readonly size;

  constructor(
    private readonly cluster: PagedCluster,
    private readonly paged: PagedQuery,
    private readonly signal: AbortSignal,
  ) {
    this.size = createPageSize(cluster.limits);
    this.position = { query: paged.query, after: paged.after };
  }

  /** The next page; its hits are empty only when it is the last. */
  async next(): Promise<Page> {
    const rows = this.nextRows();
    if (rows === 0) return { hits: [], last: true };
    const answer = await this.ask(rows);
    if (answer === 'again') return this.next();
    const { hits, last } = answer;
    this.found += hits.length;
    this.lastHit = hits[hits.length - 1] ?? this.lastHit;
    this.position = { ...this.position, after: this.lastHit?.sort };
    return { hits, last };
  }

  async close(): Promise<void> {
    if (this.pit !== null) await closePointInTime(this.cluster.client, this.pit);
    this.pit = null;
  }

  private nextRows(): number {
    const left = (this.paged.atMost ?? Infinity) - this.found;
    return Math.max(0, Math.min(this.size.rows(), left));
  }

  private async ask(rows: number): Promise<Page | 'again'> {
    try {
      const found = await this.search(rows, this.paged.source);
      if (found === null) return await this.askForLess(rows);
      const { hits } = found.answer.hits;
      this.size.learn({ bytes: found.bytes, rows: hits.length });
      return { hits, last: hits.length < rows };
    } catch (error) {
      throwIfAborted(this.signal, this.paged.doing);
      if (isPointInTimeGone(error)) return this.goOnAfter(error);
      throw translateError(error, this.paged.doing);
    }
  }

  /** After an answer that was too large: fewer rows, or of a single one no more than is needed. */
  private async askForLess(rows: number): Promise<Page | 'again'> {
    if (rows > 1) {
      this.size.halve();
      return 'again';
    }
    const { sourceOfTooLarge = false, doing } = this.paged;
    const found = await this.search(1, sourceOfTooLarge);
    if (found === null) {
      throw new AppError('DOC_TOO_LARGE', `${doing} failed: a document cannot even be named.`);
    }
    const { hits } = found.answer.hits;
    return { hits: hits.map((hit) => ({ ...hit, tooLarge: true })), last: hits.length === 0 };
  }

  private async goOnAfter(error: unknown): Promise<'again'> {
    const { resume, doing } = this.paged;
    this.reopenings += 1;
    await this.close();
    if (resume === undefined || this.reopenings > mostReopenings) {
      const { message } = translateError(error, doing);
      throw new AppError('ES_UNAVAILABLE', `${message} (the point in time is gone)`);
    }
    this.position = resume(this.lastHit);
    return 'again';
  }

  private async search(rows: number, source: boolean | string[]): Promise<BoundedAnswer> {
    const { indices, doing, sort, docvalueFields, fields, highlight, mayBeMissing } = this.paged;
    const { client, limits } = this.cluster;
    const { keepAlive, answerBytes } = limits;
    throwIfAborted(this.signal, doing);
    this.pit ??= await openPointInTime(
      client,
      { indices, keepAlive, doing, mayBeMissing },
      this.signal,
    );
    const { query, after } = this.position;
    const request = {
      pit: { id: this.pit.id, keep_alive: keepAlive },
      query,
      sort,
      size: rows,
      _source: source,
      track_total_hits: false,
      allow_partial_search_results: false,
      ...(after === undefined ? {} : { search_after: after }),
      ...(docvalueFields === undefined ? {} : { docvalue_fields: docvalueFields }),
      ...(fields === undefined ? {} : { fields }),
      ...(highlight === undefined || source !== this.paged.source ? {} : { highlight }),
    };
    const found = await searchBounded(client, { request, limit: answerBytes }, this.signal);
    throwIfAborted(this.signal, doing);
    if (found !== null) await this.check(found.answer);
    return found;
  }

  private async check(answer: Answer): Promise<void> {
    const { doing, indices, mayBeMissing } = this.paged;
    if (!Array.isArray(answer?.hits?.hits)) {
      throw new AppError('ES_BAD_RESPONSE', `${doing} failed: the answer is not a search's.`);
    }
    assertComplete(answer, doing);
    if (answer._shards.total === 0 && !mayBeMissing) {
      await throwNoIndex(this.cluster.client, indices, this.signal);
    }
    if (this.pit !== null && answer.pit_id !== undefined) this.pit.id = answer.pit_id;
  }
}

async function* eachPage(search: PagedSearch): AsyncGenerator<PagedHit[], void> {
  try {
    for (;;) {
      const { hits, last } = await search.next();
      if (hits.length > 0) yield hits;
      if (last) return;
    }
  } finally {
    await search.close();
  }
}

/**
 * Pages of hits, in the order of `sort`, each at most `limits.rows` documents and about
 * `limits.bytes`; the next page is fetched while the consumer works on this one.
 * @throws AppError INDEX_NOT_FOUND, ES_UNAVAILABLE, ES_FORBIDDEN, ABORTED, ...
 */
export function searchPages(
  cluster: PagedCluster,
  paged: PagedQuery,
  signal: AbortSignal,
): AsyncGenerator<PagedHit[], void> {
  return lookAhead((stop) => eachPage(new PagedSearch(cluster, paged, stop)), signal);
}
