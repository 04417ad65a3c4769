/**
 * The plugin in a real Kibana: built, installed, used by API and in a browser, removed.
 *
 *     KIBANA_HOME=/path/to/kibana ELASTICSEARCH_URL=http://localhost:9200 npm run test:kibana
 *
 * The Kibana must not run meanwhile: the test starts it on a port and with data of its own
 * (KIBANA_PORT, 5650 when left out). CHROMIUM names the browser. Screenshots are kept in
 * target/kibana-screens. `npm run test:kibana -- rules upgrade` does some of it, on the same detector.
 */
import { Client } from '@elastic/elasticsearch';
import path from 'path';
import { checkDetectTime } from './check_detect_time';
import { checkDetector, deleteDetector } from './check_detector';
import { checkModelPages } from './check_model_pages';
import { checkPages } from './check_pages';
import { checkWizard } from './check_wizard';
import { buildZip } from './build_zip';
import { checkRuleForms } from './rules/check_rule_forms';
import { checkRules } from './rules/check_rules';
import { checkSecurity } from './check_security';
import { KibanaApi } from './kibana_api';
import type { KibanaProcess } from './kibana_process';
import { Pages } from './pages';
import { removeRocketRows } from './rocket_data';
import { checkLog, namedParts, runInKibana } from './run_steps';
import { readSettings, type Settings } from './settings';
import { check, type Steps } from './steps';
import { checkUpgrade } from './upgrade/check_upgrade';

async function withBrowser(
  steps: Steps,
  settings: Settings,
  url: string,
  work: (pages: Pages) => Promise<void>,
): Promise<void> {
  const folder = path.resolve('target/kibana-screens');
  const pages = await steps.must('browser started', () =>
    Pages.open({ url, chromium: settings.chromium, folder }),
  );
  try {
    await work(pages);
  } finally {
    await pages.close();
  }
}

async function checkAllPages(steps: Steps, pages: Pages): Promise<void> {
  await checkPages(steps, pages);
  await checkModelPages(steps, pages);
  await checkWizard(steps, pages);
  await checkRuleForms(steps, pages);
}

/** Kibana may say nothing worse than a warning because of the plugin. */
const logRules = {
  bad: /\[FATAL\]|\[ERROR\]\[plugins\.(anomalyForest\]|taskManager\]|alerting\.anomalyForest)/,
  // Said by Task Manager of a task, or a rule, that is removed as it begins or while it runs, and that it cannot
  // mark so or store how that ended; and when it looks for work while Kibana stops.
  expected: new RegExp(
    [
      'Task anomalyForest:\\w+ "[^"]+" failed: \\[object Object\\]',
      'Task alerting:(anomalyForest\\.\\w+|\\.es-query) .*Saved object \\[alert/[^\\]]+\\] not found',
      'Failed to mark Task (alerting:)?anomalyForest[.:]\\w+ "[^"]+" as running',
      'failed to release claim after failure: \\[object Object\\]',
      'Failed to poll for work: NoLivingConnectionsError',
    ].join('|'),
  ),
};

async function checkWithout(steps: Steps, kibana: KibanaProcess): Promise<void> {
  await steps.must('plugin removed', () => kibana.removePlugin());
  await steps.must('Kibana available without it', () => kibana.start());
  await steps.step('its API is gone', async () => {
    const answer = await new KibanaApi(kibana.url).call('GET', '/api/anomaly_forest/status');
    check(answer.status === 404, `it answers ${answer.status}`);
  });
}

async function runSteps(steps: Steps, settings: Settings, kibana: KibanaProcess): Promise<void> {
  const client = new Client({ node: settings.elasticsearchUrl });
  const { elasticsearchUrl } = settings;
  const subject = { api: new KibanaApi(kibana.url), client, elasticsearchUrl };
  const inBrowser = (work: (pages: Pages) => Promise<void>) =>
    withBrowser(steps, settings, kibana.url, work);
  const parts = namedParts({
    detect: () => checkDetectTime(steps, subject),
    pages: () => inBrowser((pages) => checkAllPages(steps, pages)),
    security: () => inBrowser((pages) => checkSecurity(steps, subject, pages)),
    rules: () => checkRules(steps, subject),
    upgrade: () => checkUpgrade(steps, subject, kibana),
  });
  try {
    await steps.must('Elasticsearch answers', () => client.cluster.health());
    const zip = await steps.must('zip built and checked', () => buildZip(settings));
    await kibana.removePlugin();
    await steps.must('plugin installed', () => kibana.installPlugin(zip));
    await removeRocketRows(client);
    await steps.must('Kibana available with it', () => kibana.start());
    try {
      await checkDetector(steps, subject);
      for (const part of parts) await part();
    } finally {
      await deleteDetector(steps, subject);
    }
    await steps.step('nothing bad in the log', () => checkLog(kibana, logRules));
    await kibana.stop();
    await checkWithout(steps, kibana);
  } finally {
    await kibana.stop();
    await kibana.removePlugin();
    await removeRocketRows(client);
    await client.close();
  }
}

runInKibana({ name: 'kibana-test', readSettings, runSteps });
