/** What the checks of rights work on: their detector, its keys, and who asks. */
import type { Client } from '@elastic/elasticsearch';
import { apiRoot } from '../../../common/api/contract';
import { getDetector } from '../../../common/api/get_detector';
import type { DescribedDetector } from '../../../common/api/shared';
import { decodeOrThrow } from '../../../common/codecs/decode';
import type { DetectorInput } from '../../../common/detector';
import { rocketChannels } from '../../../simulators/rocket/rocket_row';
import { KibanaApi } from '../kibana_api';
import { check, until } from '../steps';
import { destinationIndex, loginOf, sourceIndex, userName, type Name } from './users';

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

export const detector: DetectorInput = {
  id: 'security-test',
  name: 'Pump with rights',
  source: { indices: [sourceIndex], query_delay: '1s' },
  features: [...rocketChannels],
  destination: { index: destinationIndex },
  schedule: { interval: '5s', reconcile_interval: '10m' },
};
export const elsewhere = { ...detector, id: 'security-test-elsewhere' };

export const detectorsPath = `${apiRoot}/detectors`;
export const pathOf = ({ id }: { id: string }) => `${detectorsPath}/${id}`;
const lately = { from: new Date(Date.now() - 7_200_000).toISOString() };
export const resultsOf = ({ id }: { id: string }) => ({
  detector_id: id,
  ...lately,
  to: new Date().toISOString(),
});

interface ApiKey {
  id: string;
  username: string;
  invalidated: boolean;
}

export class Rights {
  constructor(readonly subject: SecuritySubject) {}

  as(name: Name): KibanaApi {
    return new KibanaApi(this.subject.url, loginOf(name));
  }

  async overview(api = this.as('analyst'), of = detector): Promise<DescribedDetector> {
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
}
