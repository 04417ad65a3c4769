/**
 * The plugin's browser half. It runs on every page of Kibana, also where nobody opens the app, and
 * what it throws would take all of Kibana down: so it is small, loads the app when that is opened,
 * and keeps its failures to itself.
 */
import { i18n } from '@kbn/i18n';
import type { AppMountParameters, CoreSetup, Plugin } from './kibana/contracts';
import { navigationEntries } from './application/paths';
import { registerRuleForms } from './kibana/register_rule_forms';

const appId = 'anomalyForest';

function report(thrown: unknown): void {
  // The browser's console is the only place left when Kibana's own services are out of reach.
  console.error('Anomaly Forest:', thrown);
}

function showFailure(element: HTMLElement, thrown: unknown): void {
  const why = thrown instanceof Error ? thrown.message : String(thrown);
  element.textContent = i18n.translate('anomalyForest.plugin.anomalyForestCouldNotText', {
    defaultMessage: 'Anomaly Forest could not be loaded: {why}. Reload the page to try again.',
    values: { why },
  });
}

async function mount(core: CoreSetup, params: AppMountParameters): Promise<() => void> {
  try {
    const [{ mountApp }, [coreStart, dependencies]] = await Promise.all([
      import(/* webpackChunkName: "app" */ './kibana/mount_app'),
      core.getStartServices(),
    ]);
    return mountApp(coreStart, dependencies, params);
  } catch (thrown) {
    report(thrown);
    showFailure(params.element, thrown);
    return () => {
      params.element.textContent = '';
    };
  }
}

function register(core: CoreSetup): void {
  core.application.register({
    id: appId,
    title: i18n.translate('anomalyForest.plugin.anomalyForestTitle', {
      defaultMessage: 'Anomaly Forest',
    }),
    appRoute: `/app/${appId}`,
    category: {
      id: 'kibana',
      label: i18n.translate('anomalyForest.plugin.analyticsLabel', { defaultMessage: 'Analytics' }),
      euiIconType: 'logoKibana',
      order: 1000,
    },
    order: 9000,
    euiIconType: 'outlierDetectionJob',
    deepLinks: navigationEntries.map(({ id, name, path }) => ({ id, title: name, path })),
    mount: (params) => mount(core, params),
  });
}

function attempt(work: () => void): void {
  try {
    work();
  } catch (thrown) {
    report(thrown);
  }
}

/** What Kibana's loader asks the bundle for. */
export function plugin(): Plugin {
  return {
    setup: (core, { triggersActionsUi }) => {
      attempt(() => register(core));
      if (triggersActionsUi !== undefined) {
        attempt(() => registerRuleForms(core, triggersActionsUi.ruleTypeRegistry));
      }
    },
    start: () => undefined,
    stop: () => undefined,
  };
}
