/** Icons are loaded by name at run time: a name that one version of EUI lacks is an empty square there. */
import { readdirSync, readFileSync } from 'fs';
import path from 'path';

const root = path.resolve(__dirname, '../..');

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) return sourcesUnder(name);
    return /(?<!\.test)\.tsx?$/.test(entry.name) ? [name] : [];
  });
}

/** Words in quotes after `icon`, `iconType` or an `EuiIcon`'s `type`, also in a choice between two. */
function iconNames(source: string): string[] {
  const places = source.matchAll(
    /(?:\bicon(?:Type)?|EuiIcon type|euiIconType)(?:=|: )(\{[^}]*\}|["'][^"']*["'])/g,
  );
  return [...places].flatMap(([, place = '']) =>
    [...place.matchAll(/["']([A-Za-z]+)["']/g)].map(([, name = '']) => name),
  );
}

const namesIn = (eui: string): Set<string> => {
  const file = path.join(root, 'node_modules', eui, 'lib/components/icon/icon_map.js');
  const map = jest.requireActual<{ typeToPathMap: Record<string, unknown> }>(file);
  return new Set(Object.keys(map.typeToPathMap));
};

const used = ['public', 'standalone/browser']
  .flatMap((folder) => sourcesUnder(path.join(root, folder)))
  .flatMap((file) => iconNames(readFileSync(file, 'utf8')))
  // What a choice is made by stands between the same braces.
  .filter((name) => name !== 'dark');

describe('icon names', () => {
  it('are found in the sources', () => {
    expect(used.length).toBeGreaterThan(20);
    expect(used).toEqual(expect.arrayContaining(['plus', 'trash', 'sun', 'moon', 'pause']));
  });

  it.each(['@elastic/eui', 'eui-current'])('all exist in %s', (eui) => {
    const known = namesIn(eui);
    expect([...new Set(used)].filter((name) => !known.has(name))).toEqual([]);
  });
});
