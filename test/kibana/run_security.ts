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
import { mkdtemp, rm } from 'fs/promises';
import os from 'os';
import path from 'path';
import { buildZip } from './build_zip';
import { KibanaApi } from './kibana_api';
import { KibanaProcess } from './kibana_process';
import { checkRights, checkWithoutEncryption, type SecuritySubject } from './security/check_rights';
import { createPeople, otherSpace, removePeople } from './security/users';
import { readSecuritySettings, type SecuritySettings } from './settings';
import { check, StepFailed, Steps } from './steps';

async function removeRows(client: Client): Promise<void> {
  const index = ['security-test-*', 'anomaly-forest-dead-letters-security-test-*'];
  const found = await client.indices.get({ index, allow_no_indices: true, features: 'aliases' });
  const names = Object.keys(found);
  if (names.length > 0) await client.indices.delete({ index: names });
}

async function checkLog(kibana: KibanaProcess): Promise<void> {
  const bad = await kibana.logLines(/\[FATAL\]|\[ERROR\]\[plugins\.anomalyForest\]/);
  check(bad.length === 0, bad.slice(0, 5).join('\n    '));
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
  await steps.step('nothing bad in the log', () => checkLog(kibana));
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

async function main(): Promise<void> {
  const settings = await readSecuritySettings();
  const workFolder = await mkdtemp(path.join(os.tmpdir(), 'kibana-security-test-'));
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
