/** Who sees results: those who may read them, and nobody else; not even Kibana itself. */
import { apiRoot } from '../../../common/api/contract';
import { check } from '../steps';
import { detector, detectorsPath, resultsOf, type Rights } from './rights';
import { destinationIndex, sourceIndex } from './users';

export async function checkKibanaItself(rights: Rights): Promise<void> {
  for (const index of [sourceIndex, destinationIndex]) {
    const status = await rights.subject.kibanaSystem
      .search({ index })
      .then(() => 200)
      .catch((error: { statusCode?: number }) => error.statusCode);
    check(status === 403, `Kibana's own user reads ${index}: ${status}`);
  }
}

export async function checkReader(rights: Rights): Promise<void> {
  const answer = await rights.as('reader').get200('POST', `${apiRoot}/results/search`, {
    ...resultsOf(detector),
  });
  check((answer as { total: number }).total > 0, 'the reader sees no result');
  check((await rights.overview(rights.as('reader'))).ledger !== null, 'the reader sees no ledger');
}

/** The feature alone opens no index. */
export async function checkOutsider(rights: Rights): Promise<void> {
  const outsider = rights.as('outsider');
  for (const route of ['results/search', 'results/timeline']) {
    const answer = await outsider.call('POST', `${apiRoot}/${route}`, {
      body: resultsOf(detector),
    });
    const said = JSON.stringify(answer.body);
    check(answer.status === 403 && said.includes('ES_FORBIDDEN'), `${route}: ${said}`);
    check(!said.includes('"rows"'), `${route} tells: ${said}`);
  }
  const { ledger, ledger_error: problem } = await rights.overview(outsider);
  check(ledger === null && /ES_FORBIDDEN|INDEX_NOT_FOUND/.test(problem ?? ''), String(problem));
  const own = { ...detector, id: 'security-test-outsider' };
  const created = await outsider.call('POST', detectorsPath, { body: own });
  check(created.status === 403 || created.status === 404, `creating: ${created.status}`);
  check((await rights.liveKeys(own)).length === 0, 'a key was left behind');
}
