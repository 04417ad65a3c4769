/** The people of the security test: who may do what, and where. */
import type { Client } from '@elastic/elasticsearch';
import type { Login } from '../kibana_api';

export const sourceIndex = 'security-test-pump';
export const destinationIndex = 'security-test-pump-results';
export const otherSpace = 'security-test-other';

const password = 'a-password-for-this-test-alone';
const prefix = 'security_test_';

const readSource = { names: [sourceIndex], privileges: ['read', 'view_index_metadata'] };
const results = [destinationIndex, `anomaly-forest-dead-letters-${destinationIndex}`];
const readResults = { names: results, privileges: ['read', 'view_index_metadata'] };
const writeResults = {
  names: results,
  privileges: ['read', 'view_index_metadata', 'write', 'create_index'],
};

/** `spaces`: where the feature is granted, at which level. */
interface Person {
  spaces: string[];
  level: 'all' | 'read';
  indices: Array<{ names: string[]; privileges: string[] }>;
}

const people = {
  /** The limited user of the test: the feature, and no more than its own indices. */
  analyst: { spaces: ['default'], level: 'all', indices: [readSource, writeResults] },
  /** A second one with the same rights, who takes a detector over; in every space. */
  colleague: { spaces: ['default', otherSpace], level: 'all', indices: [readSource, writeResults] },
  reader: { spaces: ['default'], level: 'read', indices: [readSource, readResults] },
  /** The whole feature, and no right on any index. */
  outsider: { spaces: ['default'], level: 'all', indices: [] },
  /** May log in, and nothing else. */
  nobody: { spaces: [], level: 'read', indices: [] },
  /** Everything, in another space. */
  elsewhere: { spaces: [otherSpace], level: 'all', indices: [readSource, writeResults] },
} satisfies Record<string, Person>;

export type Name = keyof typeof people;

const names = Object.keys(people) as Name[];

export const userName = (name: Name) => `${prefix}${name}`;
export const loginOf = (name: Name): Login => ({ username: userName(name), password });

function applications({ level, spaces }: Person) {
  if (spaces.length === 0) return [];
  return [
    {
      application: 'kibana-.kibana',
      privileges: [`feature_anomalyForest.${level}`],
      resources: spaces.map((space) => `space:${space}`),
    },
  ];
}

export async function createPeople(client: Client): Promise<void> {
  for (const name of names) {
    const { indices } = people[name];
    const role = { indices, applications: applications(people[name]) };
    await client.security.putRole({ name: userName(name), ...role });
    await client.security.putUser({
      username: userName(name),
      password,
      roles: [userName(name)],
      refresh: 'wait_for',
    });
  }
}

export async function removePeople(client: Client): Promise<void> {
  const gone = { ignore: [404] };
  for (const name of names) {
    await client.security.deleteUser({ username: userName(name) }, gone);
    await client.security.deleteRole({ name: userName(name) }, gone);
  }
}
