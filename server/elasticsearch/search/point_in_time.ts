/** A point in time: a view of indices that stays the same while it is paged through. */
import type { Client } from '@elastic/elasticsearch';
import { callElasticsearch } from '../call';

export interface PointInTime {
  /** May change with every search: the newest one must be used. */
  id: string;
}

interface PointInTimeOptions {
  indices: string[];
  keepAlive: string;
  doing: string;
  /** Leave out named indices that do not exist, instead of INDEX_NOT_FOUND. */
  mayBeMissing?: boolean;
}

/** @throws AppError INDEX_NOT_FOUND for a named index that does not exist, ES_FORBIDDEN, ... */
export async function openPointInTime(
  client: Client,
  { indices, keepAlive, doing, mayBeMissing }: PointInTimeOptions,
  signal: AbortSignal,
): Promise<PointInTime> {
  const { id } = await callElasticsearch(
    doing,
    (options) =>
      client.openPointInTime(
        { index: indices, keep_alive: keepAlive, ignore_unavailable: mayBeMissing === true },
        options,
      ),
    signal,
  );
  return { id };
}

/** Frees it on the cluster. Never throws: it expires by itself, and a run must not fail for it. */
export async function closePointInTime(client: Client, { id }: PointInTime): Promise<void> {
  try {
    await callElasticsearch('Closing a point in time', (options) =>
      client.closePointInTime({ id }, { ...options, requestTimeout: 5_000, maxRetries: 0 }),
    );
  } catch {
    // Expired, or the cluster is away.
  }
}
