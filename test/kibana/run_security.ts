/**
 * Rights, in a real Kibana on an Elasticsearch with security:
 *
 *     KIBANA_HOME=/path/to/kibana ELASTICSEARCH_URL=http://localhost:9200 \
 *       ELASTICSEARCH_PASSWORD=... KIBANA_SYSTEM_PASSWORD=... npm run test:kibana:security
 *
 * ELASTICSEARCH_USERNAME is a superuser (`elastic` when left out), KIBANA_SYSTEM_USERNAME Kibana's own
 * user (`kibana_system`). The test makes users, roles, a space and indices named `security…test…`, and
 * removes them. CHROMIUM names the browser.
 */
import { Client } from '@elastic/elasticsearch';
import { buildZip } from './build_zip';
import { KibanaApi } from './kibana_api';
import type { KibanaProcess } from './kibana_process';
import { checkLog, runInKibana } from './run_steps';
import { checkRights, checkWithoutEncryption } from './security/check_rights';
import type { SecuritySubject } from './security/rights';
import { createPeople, otherSpace, removePeople } from './security/users';
import { readSecuritySettings, type SecuritySettings } from './settings';
import { check, type Steps } from './steps';

async function removeRows(client: Client): Promise<void> {
  const index = ['security-test-*', 'anomaly-forest-dead-letters-security-test-*'];
  const found = await client.indices.get({ index, allow_no_indices: true, features: 'aliases' });
  const names = Object.keys(found);
  if (names.length > 0) await client.indices.delete({ index: names });
}

async function checkLogWithoutSecrets(kibana: KibanaProcess): Promise<void> {
  await checkLog(kibana, { bad: /\[FATAL\]|\[ERROR\]\[plugins\.anomalyForest\]/ });
  const secrets = await kibana.logLines(/ApiKey [A-Za-z0-9+/=]{40}/);
  check(secrets.length === 0, 'an API key stands in the log');
}

async function inKibana(
  steps: Steps,
  kibana: KibanaProcess,
  subject: SecuritySubject,
  admin: KibanaApi,
): Promise<void> {
  await steps.must('Kibana available', () => kibana.start());
  const spaces = '/api/spaces/space';
  await admin.call('DELETE', `${spaces}/${otherSpace}`);
  const space = { id: otherSpace, name: 'Other', disabledFeatures: [] };
  await steps.must('another space', () => admin.get200('POST', spaces, space));
  await checkRights(steps, subject, admin);
  await admin.call('DELETE', `${spaces}/${otherSpace}`);
  await steps.step('nothing bad in the log', () => checkLogWithoutSecrets(kibana));
  await kibana.stop();
  await steps.must('Kibana available without an encryption key', () =>
    kibana.start({ withEncryptionKey: false }),
  );
  await checkWithoutEncryption(steps, subject);
}

async function runSteps(
  steps: Steps,
  settings: SecuritySettings,
  kibana: KibanaProcess,
): Promise<void> {
  const node = settings.elasticsearchUrl;
  const client = new Client({ node, auth: settings.admin });
  const kibanaSystem = new Client({ node, auth: settings.kibanaLogin });
  try {
    await steps.must('Elasticsearch answers', () => client.cluster.health());
    const zip = await steps.must('zip built and checked', () => buildZip(settings));
    await kibana.removePlugin();
    await steps.must('plugin installed', () => kibana.installPlugin(zip));
    await removeRows(client);
    await steps.must('users and roles', () => createPeople(client));
    const admin = new KibanaApi(kibana.url, settings.admin);
    await inKibana(steps, kibana, { ...settings, url: kibana.url, client, kibanaSystem }, admin);
  } finally {
    await kibana.stop();
    await kibana.removePlugin();
    await removePeople(client);
    await removeRows(client);
    await client.close();
    await kibanaSystem.close();
  }
}

runInKibana({ name: 'kibana-security-test', readSettings: readSecuritySettings, runSteps });
