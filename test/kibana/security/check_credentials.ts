/** A detector's API key: granted, kept, lost, renewed, revoked. */
import path from 'path';
import { basic, type KibanaApi } from '../kibana_api';
import { Pages } from '../pages';
import { check, until } from '../steps';
import { detector, detectorsPath, pathOf, type Rights } from './rights';
import { loginOf, sourceIndex, userName } from './users';

export async function createAsAnalyst(rights: Rights): Promise<void> {
  await rights.as('analyst').get200('POST', detectorsPath, detector);
  const { credentials } = await rights.overview();
  check(credentials?.owner === userName('analyst'), `owner ${credentials?.owner}`);
  await rights.onlyKey('analyst');
}

/** Its secret is nowhere to be read: not in the index, and no API of Kibana's hands it out. */
export async function checkStored(rights: Rights, admin: KibanaApi): Promise<void> {
  const found = await rights.subject.client.search<Record<string, Record<string, string>>>({
    index: '.kibana_anomaly_forest',
    query: { term: { type: 'anomaly-forest-credentials' } },
  });
  const [stored] = found.hits.hits;
  const attributes = stored?._source?.['anomaly-forest-credentials'] ?? {};
  check(attributes.owner === userName('analyst'), JSON.stringify(Object.keys(attributes)));
  // A key's secret has 22 characters; salt and tag of what is encrypted make it far longer.
  check((attributes.api_key ?? '').length > 60, 'the key is not encrypted');
  const path = '/api/saved_objects/_find?type=anomaly-forest-credentials';
  const answer = await admin.call('GET', path);
  const { total } = answer.body as { total?: number };
  check(answer.status === 400 || total === 0, `${path}: ${answer.status}`);
}

export async function loseKey(rights: Rights): Promise<void> {
  const { id } = await rights.onlyKey('analyst');
  await rights.subject.client.security.invalidateApiKey({ ids: [id] });
  await until('the loss shows', async () =>
    (await rights.overview()).phase === 'credentials_invalid' ? true : null,
  );
}

/** On the detector's page, as a person would. */
export async function renewOnPage(rights: Rights): Promise<void> {
  const { chromium, url } = rights.subject;
  const pages = await Pages.open({
    url,
    chromium,
    folder: path.resolve('target/kibana-screens'),
    headers: { authorization: basic(loginOf('analyst')) },
  });
  const shown = (name: string) => `[data-test-subj="${name}"]`;
  try {
    const address = `/app/anomalyForest/detectors/${detector.id}`;
    const page = await pages.show(address, [shown('phase-credentials_invalid')]);
    await pages.screenshot('credentials_invalid');
    await page.locator(shown('renewCredentials')).click();
    await page.locator(shown('phase-running')).first().waitFor({ state: 'visible' });
    await pages.screenshot('credentials_renewed');
    // Apps of Kibana's own ask for what this person may not have.
    const complaints = pages.takeComplaints().filter((said) => said !== 'Uncaught Forbidden');
    check(complaints.length === 0, `the console says: ${complaints.join(' | ')}`);
  } finally {
    await pages.close();
  }
}

export async function goOn(rights: Rights): Promise<void> {
  await rights.onlyKey('analyst');
  await rights.subject.client.index({
    index: sourceIndex,
    document: { '@timestamp': new Date().toISOString(), temp_c: null },
  });
  await until('scoring goes on', async () => {
    const { phase, state } = await rights.overview();
    if (phase === 'failing') throw new Error(JSON.stringify(state.error));
    return phase === 'running' && (state.runs[0]?.rows_skipped ?? 0) > 0 ? true : null;
  });
}

export async function changeOwner(rights: Rights): Promise<void> {
  const before = await rights.onlyKey('analyst');
  await rights.as('colleague').get200('POST', `${pathOf(detector)}/renew_credentials`);
  const after = await rights.onlyKey('colleague');
  check(after.id !== before.id, 'the key is the old one');
  const { credentials } = await rights.overview();
  check(credentials?.owner === userName('colleague'), `owner ${credentials?.owner}`);
}

/**
 * Settings changed by somebody else: neither the key nor its owner changes. Which rows it trains on is not for who
 * may not read them.
 */
export async function editAsColleague(rights: Rights): Promise<void> {
  const key = await rights.onlyKey('analyst');
  const { detector: stored, version } = await rights.overview();
  const training = { ...stored.training, filter: { exists: { field: 'temp_c' } } };
  const refused = await rights.as('outsider').call('PUT', pathOf(detector), {
    body: { version, detector: { ...stored, training } },
  });
  check([403, 404].includes(refused.status), `an outsider's training filter: ${refused.status}`);
  const description = 'Changed by a colleague.';
  await rights.as('colleague').get200('PUT', pathOf(detector), {
    version,
    detector: { ...stored, training, description },
  });
  const changed = await rights.overview();
  check(changed.detector.description === description, JSON.stringify(changed.detector));
  const { credentials } = changed;
  check(credentials?.owner === userName('analyst'), `owner ${credentials?.owner}`);
  check((await rights.onlyKey('analyst')).id === key.id, 'the key is another one');
}

export async function disableAndEnable(rights: Rights): Promise<void> {
  const path = `${pathOf(detector)}/enabled`;
  await rights.as('analyst').get200('PUT', path, { enabled: false });
  check((await rights.liveKeys()).length === 0, 'a key outlives disabling');
  check((await rights.overview()).credentials === null, 'credentials outlive disabling');
  await rights.as('analyst').get200('PUT', path, { enabled: true });
  await rights.onlyKey('analyst');
}

export async function deleteAsAnalyst(rights: Rights): Promise<void> {
  await rights.as('analyst').get200('DELETE', pathOf(detector));
  check((await rights.liveKeys()).length === 0, 'a key outlives its detector');
}
