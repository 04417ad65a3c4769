import { chmod, mkdir, mkdtemp, rm, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';
import { findJava, readJavaSettings } from './find_java';

const settings = (home: string, version: string): string =>
  `Property settings:\n    java.home = ${home}\n    java.specification.version = ${version}\n`;

describe('readJavaSettings', () => {
  it('reads new and old version numbers', () => {
    expect(readJavaSettings(settings('/opt/java 17', '17'))).toEqual({
      home: '/opt/java 17',
      version: 17,
    });
    expect(readJavaSettings(settings('/opt/java8/jre', '1.8'))?.version).toBe(8);
  });

  it('knows an answer that is none', () => {
    expect(readJavaSettings('java: command not found')).toBeNull();
  });
});

describe('findJava', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'find-java-'));
  });
  afterEach(async () => rm(folder, { recursive: true }));

  /** A folder with a program `java` that answers as that version does. */
  const install = async (name: string, version: string, inBin = false): Promise<string> => {
    const home = path.join(folder, name);
    const bin = inBin ? path.join(home, 'bin') : home;
    await mkdir(bin, { recursive: true });
    const program = path.join(bin, 'java');
    await writeFile(program, `#!/bin/sh\necho '${settings(home, version)}' >&2\n`);
    await chmod(program, 0o755);
    return home;
  };

  it('prefers JAVA_HOME', async () => {
    const env = { JAVA_HOME: await install('a', '21', true), PATH: await install('b', '17') };
    expect(await findJava(env, null)).toEqual({ home: env.JAVA_HOME, version: 21 });
  });

  it('goes on to one in PATH that is new enough', async () => {
    const old = await install('old', '1.8', true);
    const broken = await install('broken', 'none');
    const good = await install('good', '17');
    const env = { JAVA_HOME: old, PATH: [broken, folder, '', good].join(path.delimiter) };
    expect(await findJava(env, null)).toEqual({ home: good, version: 17 });
  });

  it('names the Java that is too old', async () => {
    const PATH = await install('old', '11');
    await expect(findJava({ PATH }, null)).rejects.toMatchObject({
      code: 'JAVA_TOO_OLD',
      message: `Java 11 in ${PATH} is older than the 17 that Elasticsearch needs`,
    });
  });

  it('says when there is none', async () => {
    await expect(findJava({ PATH: folder }, null)).rejects.toMatchObject({ code: 'JAVA_MISSING' });
    await expect(findJava({}, null)).rejects.toMatchObject({ code: 'JAVA_MISSING' });
  });
});
