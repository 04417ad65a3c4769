import { readdirSync } from 'fs';
import path from 'path';
import { routes } from './all_routes';

type AnyContract = (typeof routes)[number]['contract'];

const isContract = (value: unknown): value is AnyContract =>
  typeof value === 'object' && value !== null && 'path' in value && 'privilege' in value;

const folder = path.join(__dirname, '../../common/api');
const contracts = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
  .flatMap((name) => {
    const exported = jest.requireActual<Record<string, unknown>>(path.join(folder, name));
    return Object.values(exported).filter(isContract);
  });
const namesOf = (all: readonly AnyContract[]) =>
  all.map((one) => `${one.method} ${one.path}`).sort();

// The checks of rights walk over the routes: a contract that is missing there would escape them.
test('every contract is mounted, once', () => {
  expect(contracts.length).toBeGreaterThan(10);
  expect(namesOf(routes.map(({ contract }) => contract))).toEqual(namesOf(contracts));
});

test('every route names its privilege', () => {
  for (const { contract } of routes) expect(['read', 'all']).toContain(contract.privilege);
});
