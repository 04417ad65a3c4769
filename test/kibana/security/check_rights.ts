/** Detectors with the rights of their owners: granted, used, lost, renewed, revoked. */
import path from 'path';
import type { Client } from '@elastic/elasticsearch';
import { apiRoot } from '../../../common/api/contract';
import { getDetector } from '../../../common/api/get_detector';
import { getStatus } from '../../../common/api/get_status';
import type { DetectorOverview } from '../../../common/api/shared';
import { decodeOrThrow } from '../../../common/codecs/decode';
import type { DetectorInput } from '../../../common/detector';
import { rocketChannels } from '../../../simulators/rocket/rocket_row';
import { basic, KibanaApi } from '../kibana_api';
import { Pages } from '../pages';
import { writeRocketRows } from '../rocket_data';
import { check, type Steps, until } from '../steps';
import { checkRoutes } from './check_routes';
import { destinationIndex, loginOf, otherSpace, sourceIndex, userName, type Name } from './users';

export interface SecuritySubject {
  url: string;
  /** The browser. */
  chromium: string;
  /** As superuser. */
  client: Client;
  /** As Kibana's own user. */
  kibanaSystem: Client;
}

export const rowCount = 5_000;

const detector: DetectorInput = {
  id: 'security-test',
  name: 'Pump with rights',
  source: { indices: [sourceIndex], query_delay: '1s' },
  features: [...rocketChannels],
  destination: { index: destinationIndex },
  schedule: { interval: '5s', reconcile_interval: '10m' },
};
const elsewhere = { ...detector, id: 'security-test-elsewhere' };

const detectorsPath = `${apiRoot}/detectors`;
const pathOf = ({ id }: { id: string }) => `${detectorsPath}/${id}`;
const lately = { from: new Date(Date.now() - 7_200_000).toISOString() };
const resultsOf = ({ id }: { id: string }) => ({
  detector_id: id,
  ...lately,
  to: new Date().toISOString(),
});

interface ApiKey {
  id: string;
  username: string;
  invalidated: boolean;
}

class Rights {
  constructor(readonly subject: SecuritySubject) {}

  as(name: Name): KibanaApi {
    return new KibanaApi(this.subject.url, loginOf(name));
  }

  async overview(api = this.as('analyst'), of = detector): Promise<DetectorOverview> {
    const body = await api.get200('GET', pathOf(of));
    return decodeOrThrow(getDetector.response, body, { what: 'Answer' });
  }

  /** Keys of a detector, revoked ones too. */
  async keys({ id } = detector): Promise<ApiKey[]> {
    const { api_keys: keys } = await this.subject.client.security.getApiKey({
      name: `Anomaly Forest: ${id}`,
    });
    return keys;
  }

  async liveKeys(of = detector): Promise<ApiKey[]> {
    return (await this.keys(of)).filter(({ invalidated }) => !invalidated);
  }

  async onlyKey(owner: Name, of = detector): Promise<ApiKey> {
    const [key, ...others] = await this.liveKeys(of);
    check(key !== undefined && others.length === 0, `${others.length + 1} live keys`);
    check(key.username === userName(owner), `the key is of ${key.username}`);
    return key;
  }

  async allSettled(rows: number, api?: KibanaApi, of = detector): Promise<void> {
    await until(`${rows} rows are settled`, async () => {
      const { ledger, ledger_error: problem, state } = await this.overview(api, of);
      if (state.error) throw new Error(`${state.error.code}: ${state.error.message}`);
      check(problem === null, problem ?? '');
      const { dead_lettered = 0, scored = 0, skipped = 0 } = ledger ?? {};
      return scored + skipped + dead_lettered === rows ? true : null;
    });
  }

  /** Of an earlier test that was stopped half-way. */
  async removeLeftovers(): Promise<void> {
    const colleague = this.as('colleague');
    await colleague.call('DELETE', pathOf(detector));
    await colleague.inSpace(otherSpace).call('DELETE', pathOf(elsewhere));
  }

  async create(): Promise<void> {
    await this.as('analyst').get200('POST', detectorsPath, detector);
    const { credentials } = await this.overview();
    check(credentials?.owner === userName('analyst'), `owner ${credentials?.owner}`);
    await this.onlyKey('analyst');
  }

  /** Its secret is nowhere to be read: not in the index, and no API of Kibana's hands it out. */
  async checkStored(admin: KibanaApi): Promise<void> {
    const found = await this.subject.client.search<Record<string, Record<string, string>>>({
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

  async checkKibanaItself(): Promise<void> {
    for (const index of [sourceIndex, destinationIndex]) {
      const status = await this.subject.kibanaSystem
        .search({ index })
        .then(() => 200)
        .catch((error: { statusCode?: number }) => error.statusCode);
      check(status === 403, `Kibana's own user reads ${index}: ${status}`);
    }
  }

  async checkReader(): Promise<void> {
    const answer = await this.as('reader').get200('POST', `${apiRoot}/results/search`, {
      ...resultsOf(detector),
    });
    check((answer as { total: number }).total > 0, 'the reader sees no result');
    check((await this.overview(this.as('reader'))).ledger !== null, 'the reader sees no ledger');
  }

  /** The feature alone opens no index. */
  async checkOutsider(): Promise<void> {
    const outsider = this.as('outsider');
    for (const route of ['results/search', 'results/timeline']) {
      const answer = await outsider.call('POST', `${apiRoot}/${route}`, {
        body: resultsOf(detector),
      });
      const said = JSON.stringify(answer.body);
      check(answer.status === 403 && said.includes('ES_FORBIDDEN'), `${route}: ${said}`);
      check(!said.includes('"rows"'), `${route} tells: ${said}`);
    }
    const { ledger, ledger_error: problem } = await this.overview(outsider);
    check(ledger === null && /ES_FORBIDDEN|INDEX_NOT_FOUND/.test(problem ?? ''), String(problem));
    const own = { ...detector, id: 'security-test-outsider' };
    const created = await outsider.call('POST', detectorsPath, { body: own });
    check(created.status === 403 || created.status === 404, `creating: ${created.status}`);
    check((await this.liveKeys(own)).length === 0, 'a key was left behind');
  }

  async loseKey(): Promise<void> {
    const { id } = await this.onlyKey('analyst');
    await this.subject.client.security.invalidateApiKey({ ids: [id] });
    await until('the loss shows', async () =>
      (await this.overview()).phase === 'credentials_invalid' ? true : null,
    );
  }

  /** On the detector's page, as a person would. */
  async renewOnPage(): Promise<void> {
    const { chromium, url } = this.subject;
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

  async goOn(): Promise<void> {
    await this.onlyKey('analyst');
    await this.subject.client.index({
      index: sourceIndex,
      document: { '@timestamp': new Date().toISOString(), temp_c: null },
    });
    await until('scoring goes on', async () => {
      const { phase, state } = await this.overview();
      if (phase === 'failing') throw new Error(JSON.stringify(state.error));
      return phase === 'running' && (state.runs[0]?.rows_skipped ?? 0) > 0 ? true : null;
    });
  }

  async changeOwner(): Promise<void> {
    const before = await this.onlyKey('analyst');
    await this.as('colleague').get200('POST', `${pathOf(detector)}/renew_credentials`);
    const after = await this.onlyKey('colleague');
    check(after.id !== before.id, 'the key is the old one');
    const { credentials } = await this.overview();
    check(credentials?.owner === userName('colleague'), `owner ${credentials?.owner}`);
  }

  async disableAndEnable(): Promise<void> {
    const path = `${pathOf(detector)}/enabled`;
    await this.as('analyst').get200('PUT', path, { enabled: false });
    check((await this.liveKeys()).length === 0, 'a key outlives disabling');
    check((await this.overview()).credentials === null, 'credentials outlive disabling');
    await this.as('analyst').get200('PUT', path, { enabled: true });
    await this.onlyKey('analyst');
  }

  async delete(): Promise<void> {
    await this.as('analyst').get200('DELETE', pathOf(detector));
    check((await this.liveKeys()).length === 0, 'a key outlives its detector');
  }

  /** A detector of another space works there, and is not there for this one. */
  async checkSpaces(): Promise<void> {
    const colleague = this.as('colleague');
    const there = colleague.inSpace(otherSpace);
    await there.get200('POST', detectorsPath, elsewhere);
    await this.onlyKey('colleague', elsewhere);
    await until('it scores there', async () =>
      ((await this.overview(there, elsewhere)).ledger?.scored ?? 0) >= rowCount ? true : null,
    );
    for (const [method, path] of [
      ['GET', pathOf(elsewhere)],
      ['DELETE', pathOf(elsewhere)],
      ['PUT', `${pathOf(elsewhere)}/enabled`],
      ['POST', `${pathOf(elsewhere)}/run`],
      ['POST', `${pathOf(elsewhere)}/renew_credentials`],
    ] as const) {
      const bodies = { enabled: { enabled: false }, run: { task: 'score' } };
      const body = bodies[path.split('/').pop() as keyof typeof bodies];
      const answer = await colleague.call(method, path, body ? { body } : {});
      check(answer.status === 404, `${method} ${path} from the default space: ${answer.status}`);
    }
    const results = await colleague.call('POST', `${apiRoot}/results/search`, {
      body: resultsOf(elsewhere),
    });
    check(results.status === 404, `its results from the default space: ${results.status}`);
    const list = JSON.stringify(await colleague.get200('GET', detectorsPath));
    check(!list.includes(elsewhere.id), 'the list of the default space has it');
    await there.get200('DELETE', pathOf(elsewhere));
    check((await this.liveKeys(elsewhere)).length === 0, 'a key outlives its detector');
  }

  async privilegesKnown(): Promise<void> {
    await until('a person with the feature is let in', async () => {
      const { status } = await this.as('reader').call('GET', `${apiRoot}/status`);
      return status === 200 ? true : null;
    });
  }

  async rightsOnStatusPage(): Promise<string | null> {
    const body = await this.as('reader').get200('GET', `${apiRoot}/status`);
    const { assets } = decodeOrThrow(getStatus.response, body, { what: 'Status' });
    return assets.find(({ name }) => name.includes("owner's rights"))?.status ?? null;
  }
}

/** Kibana with everything it needs. */
export async function checkRights(
  steps: Steps,
  subject: SecuritySubject,
  admin: KibanaApi,
): Promise<void> {
  const rights = new Rights(subject);
  await steps.must('rows written by somebody else', () =>
    writeRocketRows(subject.client, { index: sourceIndex, count: rowCount }),
  );
  // Kibana tells Elasticsearch of its features' privileges some time after it is available.
  await steps.must('privileges of the feature are known', () => rights.privilegesKnown());
  await steps.step('the status page says that detectors have rights of their own', () =>
    until('it says so', async () =>
      (await rights.rightsOnStatusPage()) === 'current' ? true : null,
    ),
  );
  const tried = await steps.step('no route answers without its privilege', () =>
    checkRoutes(subject.url),
  );
  console.log(`    ${tried} pairs of route and caller`);
  await rights.removeLeftovers();
  await steps.must('a limited user creates a detector', () => rights.create());
  await steps.step('its key is kept encrypted', () => rights.checkStored(admin));
  await steps.must(`trained and ${rowCount} rows scored with that user's rights`, () =>
    rights.allSettled(rowCount),
  );
  await steps.step("Kibana's own user may read neither rows nor results", () =>
    rights.checkKibanaItself(),
  );
  await steps.step('who may read the results sees them', () => rights.checkReader());
  await steps.step('who may not sees none, and is told why', () => rights.checkOutsider());
  await steps.must('a key that is revoked shows as credentials_invalid', () => rights.loseKey());
  await steps.must('its page says so and renews them', () => rights.renewOnPage());
  await steps.must('renewed: scoring goes on', () => rights.goOn());
  await steps.step('renewed by somebody else: the first key is revoked', () =>
    rights.changeOwner(),
  );
  await steps.step('disabled: the key is revoked; enabled: there is a new one', () =>
    rights.disableAndEnable(),
  );
  await steps.step('deleted: the key is revoked', () => rights.delete());
  await steps.step('a detector of another space', () => rights.checkSpaces());
}

/** Kibana without a key to encrypt with. */
export async function checkWithoutEncryption(
  steps: Steps,
  subject: SecuritySubject,
): Promise<void> {
  const rights = new Rights(subject);
  await steps.step('without an encryption key no detector is enabled', async () => {
    const { body, status } = await rights.as('analyst').call('POST', detectorsPath, {
      body: detector,
    });
    const said = JSON.stringify(body);
    check(status === 409 && said.includes('ENCRYPTION_KEY_MISSING'), `${status} ${said}`);
    check((await rights.liveKeys()).length === 0, 'a key was granted all the same');
    const gone = await rights.as('analyst').call('GET', pathOf(detector));
    check(gone.status === 404, 'the detector is there all the same');
    check((await rights.rightsOnStatusPage()) === 'failed', 'the status page does not say so');
  });
}
