import { useCallback, useEffect, useRef, useState } from 'react';
import { isAbort } from '../api_client';
import { answerNotUnderstood, ApiError } from '../api_error';

export interface Request<T> {
  /** The last answer; stays while a newer one is fetched and when refreshing it failed. */
  data: T | undefined;
  error: ApiError | undefined;
  /** Fetching, and nothing to show yet. */
  isLoading: boolean;
  /** Fetching, with older data on show. */
  isRefreshing: boolean;
  /** What is on show answers another question than the one that is asked now. */
  isOutdated: boolean;
  refresh: () => void;
}

export interface RequestOptions<T> {
  /** What is asked for. Data of another identity is dropped at once, never shown in its place. */
  identity: string;
  /**
   * What a reader asked: with the same question a newer answer replaces an older one of its kind, and
   * the older one may stay when that fails. The answer to another question shows as such while it is
   * fetched, and is dropped when that fails. The identity alone when left out.
   */
  question?: string;
  /** Everything the answer depends on; a change fetches anew and keeps the old data meanwhile. */
  key: string;
  load: (signal: AbortSignal) => Promise<T>;
}

interface State<T> {
  identity: string;
  data: T | undefined;
  /** That `data` answers. */
  question: string;
  error: ApiError | undefined;
  isFetching: boolean;
}

/**
 * Fetches on mount, on every change of the key and on `refresh`. A request that is superseded or
 * whose component goes away is cancelled and its answer ignored.
 */
export function useRequest<T>(options: RequestOptions<T>): Request<T> {
  const { identity, key, load, question = '' } = options;
  const [state, setState] = useState<State<T>>({
    identity,
    question,
    data: undefined,
    error: undefined,
    isFetching: true,
  });
  const [turn, setTurn] = useState(0);
  const latestLoad = useRef(load);
  latestLoad.current = load;

  useEffect(() => {
    const controller = new AbortController();
    const settle = (next: (old: State<T>) => Partial<State<T>>) => {
      if (controller.signal.aborted) return;
      setState((old) => ({ ...old, ...next(old), isFetching: false }));
    };
    setState((old) =>
      old.identity === identity
        ? { ...old, isFetching: true }
        : { identity, question, data: undefined, error: undefined, isFetching: true },
    );
    latestLoad.current(controller.signal).then(
      (data) => settle(() => ({ data, question, error: undefined })),
      (thrown: unknown) => {
        if (isAbort(thrown)) return;
        const error = thrown instanceof ApiError ? thrown : answerNotUnderstood(thrown, 0);
        settle((old) => (old.question === question ? { error } : { data: undefined, error }));
      },
    );
    return () => controller.abort();
  }, [identity, question, key, turn]);

  const refresh = useCallback(() => setTurn((n) => n + 1), []);
  // The effect runs after this render: another identity's data must not show even once.
  const current = state.identity === identity;
  const data = current ? state.data : undefined;
  const isFetching = current ? state.isFetching : true;
  const isOutdated = data !== undefined && state.question !== question;
  return {
    data,
    // A failure tells of the question that was asked then.
    error: current && !(isFetching && isOutdated) ? state.error : undefined,
    isLoading: isFetching && data === undefined,
    isRefreshing: isFetching && data !== undefined,
    isOutdated,
    refresh,
  };
}
