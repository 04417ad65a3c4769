/** Alerts end when rows are ordinary, and for no other reason: not without data, scores or in a lag. */
import { apiRoot } from '../../../common/api/contract';
import type { Subject } from '../check_detector';
import type { Steps } from '../steps';
import {
  alertsOf,
  anomaliesKind,
  createRule,
  healthKind,
  staysInState,
  untilState,
} from './rule_api';
import { check, until } from '../steps';
import {
  createDestination,
  hostName,
  rulesDetector,
  slowDetector,
  writeHostRows,
} from './rules_data';

const pathOf = ({ id }: { id: string }) => `${apiRoot}/detectors/${id}`;

/** Stops the detector, or lets it run again. */
const enable = ({ api }: Subject, enabled: boolean) =>
  api.get200('PUT', `${pathOf(rulesDetector)}/enabled`, { enabled });

const activeHosts = (hosts: number[], judgement: string) =>
  hosts.map((n) => `${hostName(n)} active ${judgement}`).join(', ');
const recoveredHosts = (hosts: number[]) =>
  hosts.map((n) => `${hostName(n)} recovered no_anomalies`).join(', ');

const ordinaryRows = ({ client }: Subject, hosts: number[]) =>
  writeHostRows(client, { hosts, phase: 'calm', ageMs: 0 });

/** On a rule with alerts on the first two hosts. */
export async function checkNoFalseRecovery(
  steps: Steps,
  subject: Subject,
  ruleId: string,
): Promise<void> {
  await steps.step('data stopped: alerts stay beyond the window', () =>
    untilState(subject, { ruleId, state: activeHosts([1, 2], 'no_data') }),
  );
  await steps.step('scoring stopped while ordinary rows come in: alerts stay', async () => {
    await enable(subject, false);
    // What runs at that moment may score still.
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    await ordinaryRows(subject, [1, 4]);
    await staysInState(subject, { ruleId, state: activeHosts([1, 2], 'not_scored') });
  });
  await steps.step(
    'scored again: the host with ordinary rows recovers, the silent one stays',
    async () => {
      await enable(subject, true);
      await ordinaryRows(subject, [1, 4]);
      const silent = activeHosts([2], 'entity_silent');
      await untilState(subject, { ruleId, state: `${recoveredHosts([1])}, ${silent}` });
    },
  );
  await steps.step('ordinary rows of the other: it recovers too', async () => {
    await ordinaryRows(subject, [2]);
    await untilState(subject, { ruleId, state: recoveredHosts([1, 2]) });
  });
}

/** One alert of a health rule: `active`, `recovered` or `none`. */
async function untilHealth(
  subject: Subject,
  { ruleId, alert, status }: { ruleId: string; alert: string; status: string },
  meanwhile?: () => Promise<unknown>,
): Promise<void> {
  await until(`${alert} ${status}`, async () => {
    await meanwhile?.();
    const found = (await alertsOf(subject, ruleId)).get(alert);
    return (found?.['kibana.alert.status'] ?? 'none') === status ? true : null;
  });
}

export async function checkNoData(steps: Steps, subject: Subject, ruleId: string): Promise<void> {
  const noData = (status: string) => ({ ruleId, alert: `${rulesDetector.id}:no_data`, status });
  await steps.step('health: no data', () => untilHealth(subject, noData('active')));
  await steps.step('health: data again', () =>
    untilHealth(subject, noData('recovered'), () => ordinaryRows(subject, [4])),
  );
}

const scoreSlowly = ({ api }: Subject) =>
  api.get200('POST', `${pathOf(slowDetector)}/run`, { task: 'score' });

/** A detector that scores once an hour, or when told to: it lags behind rows that come in. */
export async function checkLag(steps: Steps, subject: Subject): Promise<void> {
  const { api } = subject;
  const of = { detector_ids: [slowDetector.id] };
  await api.get200('POST', `${apiRoot}/detectors`, slowDetector);
  await createDestination(subject.client, slowDetector);
  const hosts = [5, 6];
  const kql = `host : (${hosts.map(hostName).join(' or ')})`;
  const anomalies = await createRule(api, anomaliesKind, {
    ...of,
    kql,
    window: '1m',
    group_by: 'host',
  });
  await steps.step('a detector that scores once an hour: alerts begin', () =>
    untilState(subject, {
      ruleId: anomalies,
      state: activeHosts(hosts, 'anomalous'),
      meanwhile: async () => {
        await writeHostRows(subject.client, { hosts, phase: 'odd', ageMs: 0 });
        await scoreSlowly(subject);
      },
    }),
  );
  const params = { ...of, max_lag: '20s', conditions: ['lagging'] };
  const health = await createRule(api, healthKind, params);
  const lagging = (status: string) => ({
    ruleId: health,
    alert: `${slowDetector.id}:lagging`,
    status,
  });
  await steps.step('it lags: the health rule says so', () =>
    untilHealth(subject, lagging('active')),
  );
  await steps.step('it lags: alerts stay while ordinary rows wait', async () => {
    await ordinaryRows(subject, hosts);
    // The window ends where scoring has got to, and there the hosts are odd.
    await staysInState(subject, { ruleId: anomalies, state: activeHosts(hosts, 'anomalous') });
  });
  await steps.step('it has caught up: lag and alerts recover', async () => {
    const catchUp = async () => {
      await ordinaryRows(subject, hosts);
      await scoreSlowly(subject);
    };
    await untilState(subject, {
      ruleId: anomalies,
      state: recoveredHosts(hosts),
      meanwhile: catchUp,
    });
    await untilHealth(subject, lagging('recovered'), catchUp);
    const flapping = [...(await alertsOf(subject, anomalies)).values()].filter(
      (one) => one['kibana.alert.flapping'] === true,
    );
    check(flapping.length === 0, `${flapping.length} alerts flap`);
  });
}
