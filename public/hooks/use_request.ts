import { useCallback, useEffect, useRef, useState } from 'react';
import { isAbort } from '../api_client';
import { answerNotUnderstood, ApiError } from '../api_error';

export interface Request<T> {
  /** The last answer; stays while a newer one is fetched and when fetching it failed. */
  data: T | undefined;
  error: ApiError | undefined;
  /** Fetching, and nothing to show yet. */
  isLoading: boolean;
  /** Fetching, with older data on show. */
  isRefreshing: boolean;
  refresh: () => void;
}

export interface RequestOptions<T> {
  /** What is asked for. Data of another identity is dropped at once, never shown in its place. */
  identity: string;
  /** Everything the answer depends on; a change fetches anew and keeps the old data meanwhile. */
  key: string;
  load: (signal: AbortSignal) => Promise<T>;
}

interface State<T> {
  identity: string;
  data: T | undefined;
  error: ApiError | undefined;
  isFetching: boolean;
}

/**
 * Fetches on mount, on every change of the key and on `refresh`. A request that is superseded or
 * whose component goes away is cancelled and its answer ignored.
 */
export function useRequest<T>({ identity, key, load }: RequestOptions<T>): Request<T> {
  const [state, setState] = useState<State<T>>({
    identity,
    data: undefined,
    error: undefined,
    isFetching: true,
  });
  const [turn, setTurn] = useState(0);
  const latestLoad = useRef(load);
  latestLoad.current = load;

  useEffect(() => {
    const controller = new AbortController();
    const settle = (next: Partial<State<T>>) => {
      if (controller.signal.aborted) return;
      setState((old) => ({ ...old, ...next, isFetching: false }));
    };
    setState((old) =>
      old.identity === identity
        ? { ...old, isFetching: true }
        : { identity, data: undefined, error: undefined, isFetching: true },
    );
    latestLoad.current(controller.signal).then(
      (data) => settle({ data, error: undefined }),
      (thrown: unknown) => {
        if (isAbort(thrown)) return;
        settle({ error: thrown instanceof ApiError ? thrown : answerNotUnderstood(thrown, 0) });
      },
    );
    return () => controller.abort();
  }, [identity, key, turn]);

  const refresh = useCallback(() => setTurn((n) => n + 1), []);
  // The effect runs after this render: another identity's data must not show even once.
  const current = state.identity === identity;
  const data = current ? state.data : undefined;
  const isFetching = current ? state.isFetching : true;
  return {
    data,
    error: current ? state.error : undefined,
    isLoading: isFetching && data === undefined,
    isRefreshing: isFetching && data !== undefined,
    refresh,
  };
}
