/**
 * What Kibana does when something is wrong or missing: wrong settings, plugins of Kibana's that are not
 * there, a damaged onnxruntime, an Elasticsearch that is away. Kibana starts in each case, and the plugin
 * says in status, page and log what is wrong. Called as `run.ts` is, with `npm run test:kibana:trouble`;
 * `npm run test:kibana:trouble -- settings elasticsearch` does some of it.
 */
import { Client } from '@elastic/elasticsearch';
import path from 'path';
import { buildZip } from './build_zip';
import { KibanaApi } from './kibana_api';
import type { KibanaProcess } from './kibana_process';
import { Pages } from './pages';
import { detectorPath } from './check_detector';
import { removeRocketRows, writeRocketRows } from './rocket_data';
import { namedParts, runInKibana } from './run_steps';
import { readSettings, type Settings } from './settings';
import type { Steps } from './steps';
import { checkElasticsearchAway } from './trouble/check_elasticsearch_away';
import { checkMissingPlugins } from './trouble/check_missing_plugins';
import { checkOnnxruntime } from './trouble/check_onnxruntime';
import { checkSettings } from './trouble/check_settings';
import type { TroubleSubject } from './trouble/trouble_subject';

const troubles = {
  settings: checkSettings,
  plugins: checkMissingPlugins,
  onnxruntime: checkOnnxruntime,
  elasticsearch: checkElasticsearchAway,
};

function browserOn({ chromium }: Settings, url: string): TroubleSubject['withPages'] {
  return async (work) => {
    const pages = await Pages.open({
      url,
      chromium,
      folder: path.resolve('target/kibana-screens'),
    });
    try {
      return await work(pages);
    } finally {
      await pages.close();
    }
  };
}

async function runSteps(steps: Steps, settings: Settings, kibana: KibanaProcess): Promise<void> {
  const named = namedParts(troubles);
  const { elasticsearchUrl } = settings;
  const client = new Client({ node: elasticsearchUrl });
  const api = new KibanaApi(kibana.url);
  const withPages = browserOn(settings, kibana.url);
  const subject = { api, client, elasticsearchUrl, kibana, withPages };
  try {
    await steps.must('Elasticsearch answers', () => client.cluster.health());
    const zip = await steps.must('zip built and checked', () => buildZip(settings));
    await kibana.removePlugin();
    await steps.must('plugin installed', () => kibana.installPlugin(zip));
    await removeRocketRows(client);
    await steps.must('telemetry written', () => writeRocketRows(client));
    for (const part of named) await part(steps, subject);
    await steps.must('everything as it should be: Kibana available', () => kibana.start());
    await steps.step('detector deleted', () => api.get200('DELETE', detectorPath));
  } finally {
    await kibana.stop();
    await kibana.removePlugin();
    await removeRocketRows(client);
    await client.close();
  }
}

runInKibana({ name: 'kibana-trouble-test', readSettings, runSteps });
