import { useCallback, useMemo } from 'react';
import { useLocation } from 'react-router-dom';
import { useServices } from '../services_context';

/** Parameters of the address; undefined takes one away. */
export type AddressChange = Record<string, string | undefined>;

/** The parameters that the page's address holds, and how to change some of them. */
export function useAddress(): [
  URLSearchParams,
  (changes: AddressChange, options?: { replace?: boolean }) => void,
] {
  const { history } = useServices();
  const { search } = useLocation();
  const params = useMemo(() => new URLSearchParams(search), [search]);
  const change = useCallback(
    (changes: AddressChange, { replace = false } = {}) => {
      // The newest address counts: two changes in one tick must not undo each other.
      const { location } = history;
      const next = new URLSearchParams(location.search);
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined) next.delete(name);
        else next.set(name, value);
      }
      const text = next.toString();
      const target = { pathname: location.pathname, search: text === '' ? '' : `?${text}` };
      if (replace) history.replace(target);
      else history.push(target);
    },
    [history],
  );
  return [params, change];
}
