import { readFileSync } from 'fs';
import path from 'path';
import { errorCatalogue } from '../../common/errors';

const page = readFileSync(path.join(__dirname, '../../docs/errors.md'), 'utf8');

/** Rows of the page as `code → rest of the row`. */
const documented = new Map(
  [...page.matchAll(/^\| `([A-Z_]+)` \| (.*) \|$/gm)].map((row) => [row[1], row[2]]),
);

test('docs/errors.md has every code of the catalogue, as it is, and no other', () => {
  const expected = new Map(
    Object.entries(errorCatalogue).map(([code, { status, retryable, remedy }]) => [
      code,
      `${status} | ${retryable ? 'yes' : 'no'} | ${remedy.replace(/\|/g, '\\|')}`,
    ]),
  );
  expect(documented).toEqual(expected);
});
