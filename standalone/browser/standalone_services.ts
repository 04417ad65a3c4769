import type { History } from 'history';
import type { Crumb, Notify, Services } from '../../public/services';
import { standaloneHttp } from './http';

const appTitle = 'Anomaly Forest';

/** What pages need where there is no Kibana: plain HTTP, the browser's own settings. */
export function standaloneServices(
  history: History,
  { notify, onPage }: { notify: Notify; onPage: (crumbs: Crumb[]) => void },
): Services {
  return {
    http: standaloneHttp,
    notify,
    history,
    setPage: (crumbs) => {
      onPage(crumbs);
      document.title = [...crumbs.map(({ text }) => text).reverse(), appTitle].join(' – ');
    },
    time: {
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      dateFormat: 'MMM D, YYYY @ HH:mm:ss.SSS',
    },
    locale: navigator.language,
    discover: null,
    rules: null,
    queryLanguage: 'Lucene',
    mayChange: true,
  };
}
