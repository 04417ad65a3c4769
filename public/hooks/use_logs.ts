/** What the page of logs asks for. */
import { useEffect, useRef, useState } from 'react';
import type { BodyOf, ResponseOf } from '../../common/api/contract';
import { describeLogs, type LogIndices } from '../../common/api/describe_logs';
import { getLogDocument } from '../../common/api/get_log_document';
import { minePatterns, type MinedLogs } from '../../common/api/mine_patterns';
import { searchLogs, type LogLine } from '../../common/api/search_logs';
import { callApi, isAbort } from '../api_client';
import { answerNotUnderstood, ApiError } from '../api_error';
import { useServices } from '../services_context';
import { useTurn } from '../time/turn';
import { useRequest, type Request } from './use_request';

export type FoundLogs = ResponseOf<typeof searchLogs>;
export type LogDocument = ResponseOf<typeof getLogDocument>;

/** Which lines: what searching and mining have in common. */
export type LogScope = Pick<
  BodyOf<typeof searchLogs>,
  'indices' | 'from' | 'to' | 'time_field' | 'line_field' | 'query' | 'text'
>;

export function useLogIndices(indices: string[]): Request<LogIndices> {
  const { http } = useServices();
  const turn = useTurn();
  const identity = indices.join(',');
  return useRequest({
    identity,
    key: String(turn),
    load: (signal) => callApi(http, describeLogs, { body: { indices }, signal }),
  });
}

export interface MoreLines {
  /** Of all pages but the first. */
  rows: LogLine[];
  /** Lines that were looked at for them. */
  lookedAt: number;
  /** Whether there may be more; pages end where this is false. */
  isMore: boolean;
  isLoading: boolean;
  error: ApiError | undefined;
  load: () => void;
}

interface Pages {
  /** The first page that these follow; another one begins anew. */
  first: FoundLogs | undefined;
  rows: LogLine[];
  lookedAt: number;
  after: FoundLogs['after'];
  isLoading: boolean;
  error: ApiError | undefined;
}

const followingNothing: Omit<Pages, 'first' | 'after'> = {
  rows: [],
  lookedAt: 0,
  isLoading: false,
  error: undefined,
};

/** Page after page behind a first one, each when it is asked for. */
function useMoreLines(first: FoundLogs | undefined, body: BodyOf<typeof searchLogs>): MoreLines {
  const { http } = useServices();
  const begin: Pages = { ...followingNothing, first, after: first?.after ?? null };
  const [kept, setPages] = useState<Pages>(begin);
  const pages = kept.first === first ? kept : begin;
  const controller = useRef<AbortController>();
  useEffect(() => () => controller.current?.abort(), [first]);
  const load = () => {
    const { after } = pages;
    if (after === null || pages.isLoading) return;
    const own = new AbortController();
    controller.current = own;
    const settle = (change: Partial<Pages>) => {
      if (!own.signal.aborted) setPages({ ...pages, isLoading: false, ...change });
    };
    setPages({ ...pages, isLoading: true, error: undefined });
    callApi(http, searchLogs, { body: { ...body, after }, signal: own.signal }).then(
      (page) =>
        settle({
          rows: [...pages.rows, ...page.rows],
          lookedAt: pages.lookedAt + page.looked_at,
          after: page.after,
        }),
      (thrown: unknown) => {
        if (isAbort(thrown)) return;
        settle({ error: thrown instanceof ApiError ? thrown : answerNotUnderstood(thrown, 0) });
      },
    );
  };
  const { rows, lookedAt, isLoading, error } = pages;
  return { rows, lookedAt, isMore: pages.after !== null, isLoading, error, load };
}

/** Newest lines first. @param question as `useRequest` has it */
export function useLogLines(
  body: BodyOf<typeof searchLogs>,
  question: string,
): { first: Request<FoundLogs>; more: MoreLines } {
  const { http } = useServices();
  const turn = useTurn();
  const first = useRequest({
    identity: body.indices.join(','),
    question,
    key: JSON.stringify([turn, body]),
    load: (signal) => callApi(http, searchLogs, { body, signal }),
  });
  // Pages follow the first one of the same question.
  const followed = first.isOutdated ? undefined : first.data;
  return { first, more: useMoreLines(followed, body) };
}

export function usePatterns(
  body: BodyOf<typeof minePatterns>,
  question: string,
): Request<MinedLogs> {
  const { http } = useServices();
  const turn = useTurn();
  return useRequest({
    identity: body.indices.join(','),
    question,
    key: JSON.stringify([turn, body]),
    load: (signal) => callApi(http, minePatterns, { body, signal }),
  });
}

export function useLogDocument(place: { index: string; id: string }): Request<LogDocument> {
  const { http } = useServices();
  const identity = JSON.stringify(place);
  return useRequest({
    identity,
    key: '',
    load: (signal) => callApi(http, getLogDocument, { body: place, signal }),
  });
}
