/**
 * The plugin in a real Kibana: built, installed, used by API and in a browser, removed.
 *
 *     KIBANA_HOME=/path/to/kibana ELASTICSEARCH_URL=http://localhost:9200 npm run test:kibana
 *
 * The Kibana must not run meanwhile: the test starts it on a port and with data of its own
 * (KIBANA_PORT, 5650 when left out). CHROMIUM names the browser. Screenshots are kept in
 * target/kibana-screens.
 */
import { Client } from '@elastic/elasticsearch';
import { mkdtemp, rm } from 'fs/promises';
import os from 'os';
import path from 'path';
import { checkDetector, deleteDetector } from './check_detector';
import { checkPages } from './check_pages';
import { buildZip } from './build_zip';
import { checkRuleForms } from './check_rule_forms';
import { checkRules } from './check_rules';
import { KibanaApi } from './kibana_api';
import { KibanaProcess } from './kibana_process';
import { Pages } from './pages';
import { removeRocketRows } from './rocket_data';
import { readSettings, type Settings } from './settings';
import { check, StepFailed, Steps } from './steps';

async function checkInBrowser(steps: Steps, settings: Settings, url: string): Promise<void> {
  const folder = path.resolve('target/kibana-screens');
  const pages = await steps.must('browser started', () =>
    Pages.open({ url, chromium: settings.chromium, folder }),
  );
  try {
    await checkPages(steps, pages);
    await checkRuleForms(steps, pages);
  } finally {
    await pages.close();
  }
}

/** Kibana may say nothing worse than a warning because of the plugin. */
async function checkLog(kibana: KibanaProcess): Promise<void> {
  const lines = await kibana.logLines(
    /\[FATAL\]|\[ERROR\]\[plugins\.(anomalyForest\]|taskManager\]|alerting\.anomalyForest)/,
  );
  // Said by Task Manager when a task is removed while it runs: it cannot store how the run ended then.
  const removed = /Task anomalyForest:\w+ "[^"]+" failed: \[object Object\]/;
  const bad = lines.filter((line) => !removed.test(line));
  check(bad.length === 0, bad.slice(0, 5).join('\n    '));
}

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
  try {
    await steps.must('Elasticsearch answers', () => client.cluster.health());
    const zip = await steps.must('zip built and checked', () => buildZip(settings));
    await kibana.removePlugin();
    await steps.must('plugin installed', () => kibana.installPlugin(zip));
    await removeRocketRows(client);
    await steps.must('Kibana available with it', () => kibana.start());
    try {
      await checkDetector(steps, subject);
      await checkInBrowser(steps, settings, kibana.url);
      await checkRules(steps, subject);
    } finally {
      await deleteDetector(steps, subject);
    }
    await steps.step('nothing bad in the log', () => checkLog(kibana));
    await kibana.stop();
    await checkWithout(steps, kibana);
  } finally {
    await kibana.stop();
    await kibana.removePlugin();
    await removeRocketRows(client);
    await client.close();
  }
}

async function main(): Promise<void> {
  const settings = await readSettings();
  const workFolder = await mkdtemp(path.join(os.tmpdir(), 'kibana-test-'));
  const kibana = new KibanaProcess(settings, workFolder);
  console.log(`Kibana ${settings.kibanaVersion}, log in ${kibana.logFile}`);
  const steps = new Steps();
  try {
    await runSteps(steps, settings, kibana);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
  }
  const { done, failed } = steps.summary();
  console.log(
    failed === 0 ? `\nAll ${done} steps passed.` : `\n${failed} of ${done} steps failed.`,
  );
  if (failed === 0) await rm(workFolder, { recursive: true });
  else process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
