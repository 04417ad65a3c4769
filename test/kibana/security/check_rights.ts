/** Detectors with the rights of their owners, step by step. */
import { apiRoot } from '../../../common/api/contract';
import { getStatus } from '../../../common/api/get_status';
import { decodeOrThrow } from '../../../common/codecs/decode';
import type { KibanaApi } from '../kibana_api';
import { writeRocketRows } from '../rocket_data';
import { check, type Steps, until } from '../steps';
import {
  changeOwner,
  checkStored,
  createAsAnalyst,
  deleteAsAnalyst,
  disableAndEnable,
  editAsColleague,
  goOn,
  loseKey,
  renewOnPage,
} from './check_credentials';
import { checkKibanaItself, checkOutsider, checkReader } from './check_readers';
import { checkRoutes } from './check_routes';
import { checkRuleRights } from './check_rule_rights';
import { checkSpaces } from './check_spaces';
import {
  detector,
  detectorsPath,
  elsewhere,
  pathOf,
  Rights,
  rowCount,
  type SecuritySubject,
} from './rights';
import { otherSpace, sourceIndex } from './users';

/** Of an earlier test that was stopped half-way. */
async function removeLeftovers(rights: Rights): Promise<void> {
  const colleague = rights.as('colleague');
  await colleague.call('DELETE', pathOf(detector));
  await colleague.inSpace(otherSpace).call('DELETE', pathOf(elsewhere));
}

async function privilegesKnown(rights: Rights): Promise<void> {
  await until('a person with the feature is let in', async () => {
    const { status } = await rights.as('reader').call('GET', `${apiRoot}/status`);
    return status === 200 ? true : null;
  });
}

async function rightsOnStatusPage(rights: Rights): Promise<string | null> {
  const body = await rights.as('reader').get200('GET', `${apiRoot}/status`);
  const { assets } = decodeOrThrow(getStatus.response, body, { what: 'Status' });
  return assets.find(({ name }) => name.includes("owner's rights"))?.status ?? null;
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
  await steps.must('privileges of the feature are known', () => privilegesKnown(rights));
  await steps.step('the status page says that detectors have rights of their own', () =>
    until('it says so', async () =>
      (await rightsOnStatusPage(rights)) === 'current' ? true : null,
    ),
  );
  const tried = await steps.step('no route answers without its privilege', () =>
    checkRoutes(subject.url),
  );
  console.log(`    ${tried} pairs of route and caller`);
  await removeLeftovers(rights);
  await steps.must('a limited user creates a detector', () => createAsAnalyst(rights));
  await steps.step('its key is kept encrypted', () => checkStored(rights, admin));
  await steps.must(`trained and ${rowCount} rows scored with that user's rights`, () =>
    rights.allSettled(rowCount),
  );
  await steps.step("Kibana's own user may read neither rows nor results", () =>
    checkKibanaItself(rights),
  );
  await steps.step('who may read the results sees them', () => checkReader(rights));
  await steps.step('who may not sees none, and is told why', () => checkOutsider(rights));
  await checkRuleRights(steps, rights);
  await steps.must('a key that is revoked shows as credentials_invalid', () => loseKey(rights));
  await steps.must('its page says so and renews them', () => renewOnPage(rights));
  await steps.must('renewed: scoring goes on', () => goOn(rights));
  await steps.step('an edit keeps the key and its owner', () => editAsColleague(rights));
  await steps.step('changed by somebody else: scoring goes on', () => goOn(rights));
  await steps.step('renewed by somebody else: the first key is revoked', () => changeOwner(rights));
  await steps.step('disabled: the key is revoked; enabled: there is a new one', () =>
    disableAndEnable(rights),
  );
  await steps.step('deleted: the key is revoked', () => deleteAsAnalyst(rights));
  await steps.step('a detector of another space', () => checkSpaces(rights));
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
    check((await rightsOnStatusPage(rights)) === 'failed', 'the status page does not say so');
  });
}
