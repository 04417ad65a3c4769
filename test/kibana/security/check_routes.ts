/**
 * Every route × everybody: no route answers without its privilege. The routes are those that are mounted;
 * a unit test holds them against the contracts in `common/api`.
 */
import type { Privilege } from '../../../common/api/contract';
import { routes } from '../../../server/routes/all_routes';
import { KibanaApi, type Answer } from '../kibana_api';
import { check } from '../steps';
import { loginOf, otherSpace, type Name } from './users';

/** In the default space, or in the other one. */
interface Caller {
  who: Name | 'no login';
  space: string | null;
  /** What this caller has there. */
  privileges: readonly Privilege[];
}

const callers: readonly Caller[] = [
  { who: 'no login', space: null, privileges: [] },
  { who: 'nobody', space: null, privileges: [] },
  { who: 'reader', space: null, privileges: ['read'] },
  { who: 'analyst', space: null, privileges: ['read', 'all'] },
  { who: 'elsewhere', space: null, privileges: [] },
  { who: 'no login', space: otherSpace, privileges: [] },
  { who: 'nobody', space: otherSpace, privileges: [] },
  { who: 'reader', space: otherSpace, privileges: [] },
  { who: 'analyst', space: otherSpace, privileges: [] },
  { who: 'elsewhere', space: otherSpace, privileges: ['read', 'all'] },
];

/** Of a detector that is nowhere, so that who is let in finds nothing to change. */
const missing = 'security-test-nowhere';

/** Kibana's own refusal tells nothing of ours. */
const isRefusal = ({ body, status }: Answer, expected: number) =>
  status === expected && !('attributes' in (body as object));

/** Answers how many pairs of route and caller were tried. @throws Error naming every wrong answer */
export async function checkRoutes(url: string): Promise<number> {
  const wrong: string[] = [];
  let tried = 0;
  for (const { contract } of routes) {
    for (const { privileges, space, who } of callers) {
      const login = who === 'no login' ? null : loginOf(who);
      const path = contract.path.replaceAll(/\{\w+\}/g, missing);
      const method = contract.method.toUpperCase();
      const body = method === 'GET' || method === 'DELETE' ? undefined : {};
      const answer = await new KibanaApi(url, login, space).call(method, path, { body });
      const isAllowed = privileges.includes(contract.privilege);
      const isRight = isAllowed
        ? answer.status !== 401 && answer.status !== 403 && answer.status < 500
        : isRefusal(answer, who === 'no login' ? 401 : 403);
      tried += 1;
      if (isRight) continue;
      wrong.push(`${method} ${path} by ${who} in ${space ?? 'default'}: ${answer.status}`);
    }
  }
  check(wrong.length === 0, wrong.join('\n    '));
  return tried;
}
