/**
 * A real ingest node: the newest Elasticsearch whose modules for ingest pipelines can be had one by
 * one. The embedded release has none of the processors.
 */
import { mkdir, rename, rm, writeFile } from 'fs/promises';
import { existsSync } from 'fs';
import path from 'path';
import type { AssetClient } from '../../server/elasticsearch/assets/asset_client';
import { choosePort, startOnFreePort } from '../../standalone/elasticsearch/choose_port';
import { fetchDistribution } from '../../standalone/elasticsearch/fetch_distribution';
import { findJava, type Java } from '../../standalone/elasticsearch/find_java';
import { withFolderLock } from '../../standalone/elasticsearch/folder_lock';
import { dependencyPlugin, runMaven } from '../../standalone/elasticsearch/run_maven';
import { runServer } from '../../standalone/elasticsearch/run_server';
import { serverFolder } from '../../standalone/elasticsearch/server_folder';
import { findServiceAccount } from '../../standalone/elasticsearch/service_account';
import { distributionFolder } from './test_folder';

const release = {
  version: '7.10.2',
  sha256: '38a4232a9b8506235c8a2b6a24cdf3732b2c2aa4b8026c89063e038a610c9f4c',
};

interface Module {
  className: string;
  /** Java permissions that its code needs. */
  permissions: string[];
  extends?: string;
  /** `group:artifact:version` */
  jars: string[];
}

const elastic = 'org.codelibs.elasticsearch';
const runtimePermission = (name: string): string => `java.lang.RuntimePermission "${name}"`;

const modules: Record<string, Module> = {
  'lang-painless': {
    className: 'org.elasticsearch.painless.PainlessPlugin',
    permissions: [runtimePermission('createClassLoader'), runtimePermission('getClassLoader')],
    jars: [
      `${elastic}.module:lang-painless:7.10.2`,
      `${elastic}.module:scripting-painless-spi:7.10.2`,
      'org.antlr:antlr4-runtime:4.5.3',
      ...['asm', 'asm-analysis', 'asm-commons', 'asm-tree', 'asm-util'].map(
        (name) => `org.ow2.asm:${name}:7.2`,
      ),
    ],
  },
  'lang-mustache': {
    className: 'org.elasticsearch.script.mustache.MustachePlugin',
    permissions: [
      runtimePermission('getClassLoader'),
      runtimePermission('accessDeclaredMembers'),
      'java.lang.reflect.ReflectPermission "suppressAccessChecks"',
    ],
    jars: [
      `${elastic}.module:lang-mustache:7.10.2`,
      'com.github.spullara.mustache.java:compiler:0.9.6',
    ],
  },
  'ingest-common': {
    className: 'org.elasticsearch.ingest.common.IngestCommonPlugin',
    permissions: [],
    extends: 'lang-painless',
    jars: [
      `${elastic}.module:ingest-common:7.10.2`,
      `${elastic}.lib:dissect:7.10.2`,
      `${elastic}.lib:grok:7.10.2`,
      'org.jruby.jcodings:jcodings:1.0.44',
      'org.jruby.joni:joni:2.1.29',
    ],
  },
};

/**
 * Starts the node with its data in a folder that `makeTestFolder` made and that `removeTestFolder`
 * removes together with it. @returns its URL
 */
export async function startIngestNode(dataFolder: string): Promise<string> {
  const account = await findServiceAccount();
  const java = await findJava(process.env, account);
  const home = await fetchDistribution(release, { folder: distributionFolder, java });
  await withFolderLock(distributionFolder, () => addModules(home, java));
  const folder = serverFolder(path.join(dataFolder, 'elasticsearch'));
  const server = {
    home,
    java,
    account,
    heap: '256m',
    // Java 18 and newer refuse the security manager that this release relies on.
    jvmOptions: java.version >= 18 ? ['-Djava.security.manager=allow'] : [],
  };
  const { url } = await startOnFreePort(
    () => choosePort(0, 'Elasticsearch'),
    (port) => runServer(folder, { ...server, port }),
  );
  return url;
}

async function addModules(home: string, java: Java): Promise<void> {
  for (const [name, module] of Object.entries(modules)) {
    const place = path.join(home, 'modules', name);
    if (existsSync(place)) continue;
    const work = path.join(distributionFolder, `download-${name}`);
    await rm(work, { recursive: true, force: true });
    await mkdir(work);
    await writeFile(path.join(work, 'pom.xml'), pom(module.jars));
    await runMaven({
      args: [
        `${dependencyPlugin}:copy-dependencies`,
        '-DexcludeTransitive=true',
        '-DoutputDirectory=module',
      ],
      folder: work,
      javaHome: java.home,
    });
    const unfinished = path.join(work, 'module');
    await writeFile(
      path.join(unfinished, 'plugin-descriptor.properties'),
      descriptor(name, module),
    );
    await writeFile(path.join(unfinished, 'plugin-security.policy'), policy(module));
    await rename(unfinished, place);
    await rm(work, { recursive: true });
  }
}

function pom(jars: string[]): string {
  const dependencies = jars.map((jar) => {
    const [group, artifact, version] = jar.split(':');
    return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
  });
  return `<project><modelVersion>4.0.0</modelVersion>
<groupId>test</groupId><artifactId>modules</artifactId><version>1</version><packaging>pom</packaging>
<dependencies>${dependencies.join('\n')}</dependencies></project>
`;
}

function descriptor(name: string, module: Module): string {
  return `name=${name}
description=${name}
version=${release.version}
elasticsearch.version=${release.version}
java.version=1.8
classname=${module.className}
extended.plugins=${module.extends ?? ''}
has.native.controller=false
`;
}

function policy(module: Module): string {
  return `grant {\n${module.permissions.map((name) => `  permission ${name};\n`).join('')}};\n`;
}

/** The installer's client on plain HTTP: the client of 8.19 does not talk to a server of 7.10. */
export function plainClient(url: string): AssetClient {
  const request = async (params: { method: string; path: string; body?: object }) => {
    const response = await fetch(url + params.path, {
      method: params.method,
      headers: { 'content-type': 'application/json' },
      body: params.body && JSON.stringify(params.body),
    });
    return { statusCode: response.status, body: await response.json() };
  };
  return { transport: { request } } as unknown as AssetClient;
}
