import { mkdir, mkdtemp, rm, writeFile } from 'fs/promises';
import { tmpdir } from 'os';
import path from 'path';
import { hashSources, readStamp, writeStamp } from './build_stamp';

describe('whether a bundle is still good', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'stamp-'));
    await mkdir(path.join(root, 'src/deep'), { recursive: true });
    await writeFile(path.join(root, 'src/a.ts'), 'a');
    await writeFile(path.join(root, 'src/deep/b.ts'), 'b');
    await writeFile(path.join(root, 'lock.json'), '{}');
  });
  afterEach(() => rm(root, { recursive: true }));

  const hash = () => hashSources(root, { files: ['lock.json'], folders: ['src'] });

  it('goes by names and contents of the sources alone', async () => {
    const before = await hash();
    await writeFile(path.join(root, 'src/a.ts'), 'a');
    expect(await hash()).toBe(before);
    await writeFile(path.join(root, 'src/deep/b.ts'), 'c');
    const changed = await hash();
    expect(changed).not.toBe(before);
    await writeFile(path.join(root, 'lock.json'), '{"x":1}');
    expect(await hash()).not.toBe(changed);
  });

  it('holds only while every file that was built is there', async () => {
    const outDir = path.join(root, 'out');
    await mkdir(outDir);
    await writeFile(path.join(outDir, 'page.js'), '');
    await writeStamp(outDir, { hash: 'h', files: ['page.js'] });
    expect(await readStamp(outDir)).toEqual({ hash: 'h', files: ['page.js'] });
    await rm(path.join(outDir, 'page.js'));
    expect(await readStamp(outDir)).toBeUndefined();
  });

  it('does not hold where nothing was built', async () => {
    expect(await readStamp(path.join(root, 'never'))).toBeUndefined();
  });
});
