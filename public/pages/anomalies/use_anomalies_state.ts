import { useCallback, useMemo } from 'react';
import { useLocation } from 'react-router-dom';
import { useServices } from '../../services_context';
import { parseState, printState, type AnomaliesState } from './url_state';

export type ChangeState = (
  change: Partial<AnomaliesState>,
  options?: { replace?: boolean },
) => void;

/** The page's state as the address holds it, and how to change it. */
export function useAnomaliesState(): [AnomaliesState, ChangeState] {
  const { history } = useServices();
  const { search } = useLocation();
  const state = useMemo(() => parseState(search), [search]);
  const change = useCallback<ChangeState>(
    (changes, { replace = false } = {}) => {
      // The newest address counts: two changes in one tick must not undo each other.
      const { location } = history;
      const next = printState({ ...parseState(location.search), ...changes });
      if (next === location.search) return;
      const target = { pathname: location.pathname, search: next };
      if (replace) history.replace(target);
      else history.push(target);
    },
    [history],
  );
  return [state, change];
}
