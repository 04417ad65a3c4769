import { useCallback, useMemo } from 'react';
import { useLocation } from 'react-router-dom';
import { useServices } from '../services_context';

export type ChangeAddress<State> = (
  change: Partial<State>,
  options?: { replace?: boolean },
) => void;

/**
 * A page's state as the address holds it, and how to change it. A change is a step that "back" undoes,
 * unless it replaces the one before.
 * @param parse and print are the same functions on every call
 */
export function useAddressState<State>(
  parse: (search: string) => State,
  print: (state: State) => string,
): [State, ChangeAddress<State>] {
  const { history } = useServices();
  const { search } = useLocation();
  const state = useMemo(() => parse(search), [parse, search]);
  const change = useCallback<ChangeAddress<State>>(
    (changes, { replace = false } = {}) => {
      // The newest address counts: two changes in one tick must not undo each other.
      const { location } = history;
      const next = print({ ...parse(location.search), ...changes });
      if (next === location.search) return;
      const target = { pathname: location.pathname, search: next };
      if (replace) history.replace(target);
      else history.push(target);
    },
    [history, parse, print],
  );
  return [state, change];
}
