import type { History } from 'history';
import moment from 'moment-timezone';
import { i18n } from '@kbn/i18n';
import type { Crumb, Services, TimeSettings } from '../services';
import type { CoreStart, StartDependencies } from './contracts';
import { kibanaDiscover } from './kibana_discover';
import { kibanaHttp } from './kibana_http';
import { kibanaRules } from './kibana_rules';

export const appId = 'anomalyForest';
export const appTitle = i18n.translate('anomalyForest.kibana.kibanaServices.anomalyForestText', {
  defaultMessage: 'Anomaly Forest',
});

function timeSettings({ uiSettings }: CoreStart): TimeSettings {
  const zone = uiSettings.get('dateFormat:tz', 'Browser');
  return {
    zone: moment.tz.zone(zone) ? zone : Intl.DateTimeFormat().resolvedOptions().timeZone,
    dateFormat: uiSettings.get('dateFormat', 'MMM D, YYYY @ HH:mm:ss.SSS'),
  };
}

function setPage({ chrome }: CoreStart, history: History): (crumbs: Crumb[]) => void {
  return (crumbs) => {
    chrome.docTitle.change([...crumbs.map(({ text }) => text).reverse(), appTitle]);
    chrome.setBreadcrumbs([
      { text: appTitle },
      ...crumbs.map(({ path, text }) =>
        path === undefined
          ? { text }
          : { text, href: history.createHref({ pathname: path, search: '' }) },
      ),
    ]);
  };
}

/** What pages need, from Kibana. */
export function kibanaServices(
  core: CoreStart,
  dependencies: StartDependencies,
  history: History,
): Services {
  const { toasts } = core.notifications;
  return {
    http: kibanaHttp(core.http),
    notify: {
      success: (title, text) => void toasts.addSuccess({ title, ...(text ? { text } : {}) }),
      failure: (title, text) => void toasts.addDanger({ title, text }),
    },
    history,
    setPage: setPage(core, history),
    time: timeSettings(core),
    locale: document.documentElement.lang || navigator.language,
    discover: kibanaDiscover(dependencies),
    rules: kibanaRules(core, dependencies),
    queryLanguage: 'KQL',
    mayChange: core.application.capabilities[appId]?.save !== false,
  };
}
