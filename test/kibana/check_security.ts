/** Detectors over packets and logins, and the dashboards of what they find. */
import { apiRoot } from '../../common/api/contract';
import type { DetectorInput } from '../../common/detector';
import { checkDashboard } from './check_pages';
import type { Subject } from './check_detector';
import type { Pages } from './pages';
import {
  attacker,
  loginsDetector,
  packetsDetector,
  removeSecurityRows,
  writeSecurityRows,
} from './security_data';
import { check, type Steps, until } from './steps';

const pathOf = ({ id }: DetectorInput) => `${apiRoot}/detectors/${id}`;

async function findAttack(
  { api, client }: Subject,
  detector: DetectorInput,
  rule: string,
): Promise<void> {
  await api.call('DELETE', pathOf(detector));
  await api.get200('POST', `${apiRoot}/detectors`, detector);
  await until(`${rule} in the results`, async () => {
    const found = await client.search({
      index: detector.destination?.index ?? '',
      ignore_unavailable: true,
      size: 1,
      query: {
        bool: { filter: [{ term: { 'ml.rules': rule } }, { exists: { field: 'ml_score' } }] },
      },
    });
    const [hit] = found.hits.hits;
    if (hit === undefined) return null;
    check(JSON.stringify(hit._source).includes(attacker), `another address: ${hit._id}`);
    return hit;
  });
}

/** Leaves neither detectors nor documents. */
export async function checkSecurity(steps: Steps, subject: Subject, pages: Pages): Promise<void> {
  try {
    await steps.must('packets and logins written', () => writeSecurityRows(subject.client));
    await steps.step('packets: SYN scan found and scored', () =>
      findAttack(subject, packetsDetector, 'syn_scan'),
    );
    await steps.step('logins: brute force found and scored', () =>
      findAttack(subject, loginsDetector, 'brute_force'),
    );
    for (const name of ['packets', 'authentication'])
      await steps.step(`dashboard: ${name}`, () => checkDashboard(pages, name));
  } finally {
    for (const detector of [packetsDetector, loginsDetector])
      await subject.api.call('DELETE', pathOf(detector));
    await removeSecurityRows(subject.client);
  }
}
