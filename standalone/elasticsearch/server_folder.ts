import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'fs/promises';
import path from 'path';
import type { ServiceAccount } from './service_account';

/** Where one server keeps its things. */
export interface ServerFolder {
  root: string;
  config: string;
  data: string;
  logs: string;
  temporary: string;
  /** Written by Elasticsearch while it runs. */
  pidFile: string;
  /** Written by us before each start: `ServerRecord` as JSON. */
  recordFile: string;
  logFile: string;
  /** What start script and Java print before the log file takes over. */
  consoleFile: string;
}

export function serverFolder(root: string): ServerFolder {
  return {
    root,
    config: path.join(root, 'config'),
    data: path.join(root, 'data'),
    logs: path.join(root, 'logs'),
    temporary: path.join(root, 'tmp'),
    pidFile: path.join(root, 'run', 'server.pid'),
    recordFile: path.join(root, 'server.json'),
    logFile: path.join(root, 'logs', 'elasticsearch.log'),
    consoleFile: path.join(root, 'console.log'),
  };
}

export interface ServerSettings {
  /** Folder of the unpacked release. */
  home: string;
  /** Loopback port of the HTTP API. */
  port: number;
  /** Java heap as in `-Xmx`: `1g`, `512m`. */
  heap: string;
  account: ServiceAccount | null;
  /** Further options of the Java machine. */
  jvmOptions?: string[];
  /** Further lines of `elasticsearch.yml`. */
  settings?: Record<string, string>;
}

/**
 * Writes the configuration anew and hands over what the server writes. `root` stays ours: when we
 * are root, the server's user must not be able to lead our writes elsewhere by a link.
 */
export async function prepareServerFolder(
  folder: ServerFolder,
  server: ServerSettings,
): Promise<void> {
  await mkdir(folder.root, { recursive: true, mode: 0o755 });
  await chmod(folder.root, 0o755);
  await rm(folder.config, { recursive: true, force: true });
  await rm(folder.temporary, { recursive: true, force: true });
  await rm(folder.pidFile, { force: true });
  await keepOldLog(folder);
  await mkdir(folder.config, { recursive: true });
  await writeConfiguration(folder, server);
  const writable = [folder.data, folder.logs, folder.temporary, path.dirname(folder.pidFile)];
  for (const part of writable) await mkdir(part, { recursive: true, mode: 0o700 });
  // Elasticsearch makes a keystore beside its configuration.
  await handOver([folder.config, ...writable], server.account);
}

/** So that the log tells of one start alone. */
async function keepOldLog(folder: ServerFolder): Promise<void> {
  try {
    await rename(folder.logFile, path.join(folder.logs, 'elasticsearch-previous.log'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

async function writeConfiguration(folder: ServerFolder, server: ServerSettings): Promise<void> {
  const yaml = {
    'cluster.name': 'anomaly-forest',
    'node.name': 'anomaly-forest',
    'discovery.type': 'single-node',
    'path.data': folder.data,
    'path.logs': folder.logs,
    'http.host': '127.0.0.1',
    'http.port': String(server.port),
    'transport.host': '127.0.0.1',
    'transport.port': '0',
    'cluster.routing.allocation.disk.threshold_enabled': 'false',
    ...server.settings,
  };
  const lines = Object.entries(yaml).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  await writeFile(path.join(folder.config, 'elasticsearch.yml'), `${lines.join('\n')}\n`);
  await writeFile(path.join(folder.config, 'log4j2.properties'), loggingProperties);
  await writeJvmOptions(folder, server);
}

/** The release's own options, but for those that write logs and heap dumps of gigabytes. */
async function writeJvmOptions(folder: ServerFolder, server: ServerSettings): Promise<void> {
  const file = path.join(server.home, 'config', 'jvm.options');
  const released = (await readFile(file, 'utf8'))
    .split('\n')
    .filter((line) => !/^([\d-]+:)?-(Xlog|XX:ErrorFile|XX:.*HeapDump)/.test(line));
  const ours = [
    `-Xms${server.heap}`,
    `-Xmx${server.heap}`,
    `-XX:ErrorFile=${path.join(folder.logs, 'java_error.log')}`,
    ...(server.jvmOptions ?? []),
  ];
  await writeFile(
    path.join(folder.config, 'jvm.options'),
    `${[...released, ...ours].join('\n')}\n`,
  );
}

/** One log file, at most 4 × 10 MB. */
const loggingProperties = `status = error
appender.file.type = RollingFile
appender.file.name = file
appender.file.fileName = \${sys:es.logs.base_path}/elasticsearch.log
appender.file.filePattern = \${sys:es.logs.base_path}/elasticsearch-%i.log
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = %d [%p] [%c{1.}] %m%n
appender.file.policies.type = Policies
appender.file.policies.size.type = SizeBasedTriggeringPolicy
appender.file.policies.size.size = 10MB
appender.file.strategy.type = DefaultRolloverStrategy
appender.file.strategy.max = 3
rootLogger.level = info
rootLogger.appenderRef.file.ref = file
`;

async function handOver(folders: string[], account: ServiceAccount | null): Promise<void> {
  if (account === null) return;
  for (const folder of folders) {
    if ((await stat(folder)).uid !== account.uid) await chown(folder, account.uid, account.gid);
  }
}
