/**
 * Two real Kibanas on one cluster that share a stream of rows; one of them is killed:
 *
 *     KIBANA_HOME=/path/to/kibana ELASTICSEARCH_URL=http://localhost:9200 npm run test:kibana:nodes
 *
 * No Kibana may run meanwhile: the test starts both, on a port of its own and the next one
 * (KIBANA_PORT, 5650 when left out). `npm run test:kibana:nodes -- kill` does some of it.
 */
import { Client } from '@elastic/elasticsearch';
import { buildZip } from './build_zip';
import { KibanaApi } from './kibana_api';
import type { KibanaProcess } from './kibana_process';
import { checkEventLoops, checkKill, deleteDetectors } from './nodes/check_nodes';
import { withEventLoopMeter } from './nodes/event_loop_meter';
import { removeRows } from './nodes/nodes_data';
import { checkLog, namedParts, runInKibana } from './run_steps';
import { readSettings, type Settings } from './settings';
import type { Steps } from './steps';

async function runSteps(steps: Steps, settings: Settings, kibana: KibanaProcess): Promise<void> {
  const client = new Client({ node: settings.elasticsearchUrl });
  const second = kibana.beside('second');
  const subject = { client, api: new KibanaApi(kibana.url) };
  const nodes = [kibana, second].map((node) => ({ kibana: node, api: new KibanaApi(node.url) }));
  const parts = namedParts({
    loop: () => checkEventLoops(steps, subject, nodes),
    kill: () => checkKill(steps, subject, nodes),
  });
  try {
    await steps.must('Elasticsearch answers', () => client.cluster.health());
    const zip = await steps.must('zip built and checked', () => buildZip(settings));
    await kibana.removePlugin();
    await steps.must('plugin installed', () => kibana.installPlugin(zip));
    await removeRows(client);
    await steps.must('both Kibanas available', () =>
      Promise.all([kibana, second].map((node) => node.start(withEventLoopMeter(node)))),
    );
    await deleteDetectors(subject);
    try {
      for (const part of parts) await part();
    } finally {
      await deleteDetectors(subject);
    }
    await steps.step('nothing bad in the logs', async () => {
      const bad = /\[FATAL\]|\[ERROR\]\[plugins\.anomalyForest\]|MaxListenersExceededWarning/;
      for (const node of [kibana, second]) await checkLog(node, { bad });
    });
  } finally {
    await second.kill();
    await kibana.stop();
    await kibana.removePlugin();
    await removeRows(client);
    await client.close();
  }
}

runInKibana({ name: 'kibana-nodes-test', readSettings, runSteps });
