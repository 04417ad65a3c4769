import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';

interface SetUp {
  assertNodeVersion(this: void, root: string, version?: string): void;
  needsInstall(this: void, root: string): boolean;
}
interface Host {
  buildHost(this: void, root: string): void;
  isHostStale(this: void, root: string): boolean;
}
const { assertNodeVersion, needsInstall } = jest.requireActual<SetUp>('./setup');
const { buildHost, isHostStale } = jest.requireActual<Host>('./build_host');

let root = '';
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'setup-'));
});
afterEach(() => rm(root, { recursive: true }));

async function write(file: string, content: unknown): Promise<void> {
  const target = path.join(root, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, typeof content === 'string' ? content : JSON.stringify(content));
}

describe('assertNodeVersion', () => {
  it.each(['18.18.0', '18.20.1', '20.0.0', '24.99.0'])('lets Node %s pass', async (version) => {
    await write('package.json', { engines: { node: '>=18.18.0 <25' } });
    expect(() => assertNodeVersion(root, version)).not.toThrow();
  });

  it.each(['16.20.0', '18.17.1', '25.0.0'])('refuses Node %s and says which', async (version) => {
    await write('package.json', { engines: { node: '>=18.18.0 <25' } });
    expect(() => assertNodeVersion(root, version)).toThrow(/install Node 18.18 or newer, below 25/);
  });

  it('reads the engines of this package', () => {
    const here = path.resolve(__dirname, '..');
    expect(() => assertNodeVersion(here, '18.18.0')).not.toThrow();
    expect(() => assertNodeVersion(here, '18.17.9')).toThrow();
    expect(() => assertNodeVersion(here, '25.0.0')).toThrow();
  });
});

describe('needsInstall', () => {
  const lock = (version: string) => ({
    packages: {
      '': { version: '1.0.0' },
      'node_modules/a': { version },
      'node_modules/b': { version: '1.0.0', optional: true },
    },
  });

  it('is so where nothing is installed', async () => {
    await write('package-lock.json', lock('1.0.0'));
    expect(needsInstall(root)).toBe(true);
  });

  it('is not so where the lock file is met, optional packages aside', async () => {
    await write('package-lock.json', lock('1.0.0'));
    await write('node_modules/.package-lock.json', {
      packages: { 'node_modules/a': { version: '1.0.0' } },
    });
    expect(needsInstall(root)).toBe(false);
    // The second answer comes from the stamp that the first one left.
    await rm(path.join(root, 'node_modules/.package-lock.json'));
    expect(needsInstall(root)).toBe(false);
  });

  it('is so once the lock file wants another version', async () => {
    await write('package-lock.json', lock('1.0.0'));
    await write('node_modules/.package-lock.json', lock('1.0.0'));
    expect(needsInstall(root)).toBe(false);
    await write('package-lock.json', lock('2.0.0'));
    expect(needsInstall(root)).toBe(true);
  });
});

describe('the host', () => {
  it('is stale until it is built, and again once a source changes', async () => {
    await write('cli/main.ts', "import { x } from '../common/x';\nconsole.log(x);\n");
    await write('common/x.ts', 'export const x: number = 41;\n');
    await write('server/forest/forest_worker.ts', 'export const worker = true;\n');
    const patternWorker = 'server/features/logs/patterns/pattern_worker.ts';
    await write(patternWorker, 'export const worker = true;\n');
    await write('packaging/build_host.js', '');
    expect(isHostStale(root)).toBe(true);
    buildHost(root);
    expect(isHostStale(root)).toBe(false);
    expect(await readFile(path.join(root, 'target/host/cli.js'), 'utf8')).toContain('41');

    await write('common/x.ts', 'export const x: number = 42;\n');
    await utimes(path.join(root, 'common/x.ts'), 1, 1);
    expect(isHostStale(root)).toBe(true);
    buildHost(root);
    expect(await readFile(path.join(root, 'target/host/cli.js'), 'utf8')).toContain('42');
    await rm(path.join(root, 'target/host/forest_worker.js'));
    expect(isHostStale(root)).toBe(true);
  });
});
