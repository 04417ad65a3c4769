/** Spaces: what belongs to one is not there for another. */
import { apiRoot } from '../../../common/api/contract';
import { check, until } from '../steps';
import { detectorsPath, elsewhere, pathOf, resultsOf, rowCount, type Rights } from './rights';
import { otherSpace } from './users';

/** A detector of another space works there, and is not there for this one. */
export async function checkSpaces(rights: Rights): Promise<void> {
  const colleague = rights.as('colleague');
  const there = colleague.inSpace(otherSpace);
  await there.get200('POST', detectorsPath, elsewhere);
  await rights.onlyKey('colleague', elsewhere);
  await until('it scores there', async () =>
    ((await rights.overview(there, elsewhere)).ledger?.scored ?? 0) >= rowCount ? true : null,
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
  check((await rights.liveKeys(elsewhere)).length === 0, 'a key outlives its detector');
}
