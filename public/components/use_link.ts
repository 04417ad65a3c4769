import { useCallback, type MouseEvent } from 'react';
import { useServices } from '../services_context';

export interface LinkProps {
  href: string;
  onClick: (event: MouseEvent) => void;
}

function opensElsewhere(event: MouseEvent): boolean {
  return event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}

/** Makes the props of a link to a path of the app: a real address that is followed within the page. */
export function useLink(): (path: string) => LinkProps {
  const { history } = useServices();
  return useCallback(
    (path) => {
      const url = new URL(path, 'http://app');
      const location = { pathname: url.pathname, search: url.search };
      return {
        href: history.createHref(location),
        onClick: (event) => {
          if (event.defaultPrevented || opensElsewhere(event)) return;
          event.preventDefault();
          history.push(location);
        },
      };
    },
    [history],
  );
}
