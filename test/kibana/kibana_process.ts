/** A Kibana of the test's own: its port, its data, its settings. */
import { type ChildProcess, spawn } from 'child_process';
import { existsSync, createWriteStream } from 'fs';
import { mkdir, readFile, writeFile } from 'fs/promises';
import path from 'path';
import { runCommand } from './command';
import type { Settings } from './settings';

const pluginId = 'anomalyForest';

const startTimeoutMs = 600_000;
const stopTimeoutMs = 60_000;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What one start of it may have different from another. */
export interface StartOptions {
  /** Whether it can encrypt saved objects. */
  withEncryptionKey?: boolean;
  /** Further lines of its `kibana.yml`. */
  lines?: readonly string[];
  /** Where it finds Elasticsearch, if not where the settings say. */
  elasticsearchUrl?: string;
  /** Further variables of its environment. */
  env?: Readonly<Record<string, string>>;
}

function kibanaYml(
  { kibanaLogin, port, ...settings }: Settings,
  dataFolder: string,
  { withEncryptionKey = true, lines = [], elasticsearchUrl }: StartOptions,
): string {
  const key = 'a-key-for-this-test-alone-of-32-characters-or-more';
  return [
    `server.port: ${port}`,
    'server.host: 127.0.0.1',
    `server.publicBaseUrl: http://127.0.0.1:${port}`,
    `elasticsearch.hosts: ["${elasticsearchUrl ?? settings.elasticsearchUrl}"]`,
    `path.data: ${dataFolder}`,
    ...(withEncryptionKey ? [`xpack.encryptedSavedObjects.encryptionKey: ${key}`] : []),
    ...(kibanaLogin === undefined
      ? []
      : [
          `elasticsearch.username: ${kibanaLogin.username}`,
          `elasticsearch.password: ${JSON.stringify(kibanaLogin.password)}`,
        ]),
    `xpack.security.encryptionKey: ${key}`,
    `xpack.reporting.encryptionKey: ${key}`,
    'xpack.security.showInsecureClusterWarning: false',
    'telemetry.enabled: false',
    'newsfeed.enabled: false',
    'map.includeElasticMapsService: false',
    ...lines,
    '',
  ].join('\n');
}

export class KibanaProcess {
  private child: ChildProcess | null = null;
  readonly url: string;
  readonly logFile: string;
  /** Where the plugin stands once it is installed. */
  readonly pluginFolder: string;

  constructor(
    private readonly settings: Settings,
    private readonly workFolder: string,
  ) {
    this.url = `http://127.0.0.1:${settings.port}`;
    this.logFile = path.join(workFolder, 'kibana.log');
    this.pluginFolder = path.join(settings.kibanaHome, 'plugins', pluginId);
  }

  /** Another node of the same installation, on the next port. */
  beside(name: string): KibanaProcess {
    const settings = { ...this.settings, port: this.settings.port + 1 };
    return new KibanaProcess(settings, path.join(this.workFolder, name));
  }

  async installPlugin(zip: string): Promise<void> {
    await this.kibanaPlugin('install', `file://${zip}`);
  }

  /** Whether the plugin was there to be removed. */
  async removePlugin(): Promise<boolean> {
    if (!(await this.kibanaPlugin('list')).includes(`${pluginId}@`)) return false;
    await this.kibanaPlugin('remove', pluginId);
    return true;
  }

  /** Starts and waits until everything in it is available. */
  async start(options: StartOptions = {}): Promise<void> {
    await this.launch(options);
    await this.waitUntilAvailable();
  }

  /** Starts, and does not wait. */
  async launch(options: StartOptions = {}): Promise<void> {
    const dataFolder = path.join(this.workFolder, 'data');
    await mkdir(dataFolder, { recursive: true });
    const config = path.join(this.workFolder, 'kibana.yml');
    await writeFile(config, kibanaYml(this.settings, dataFolder, options));
    const asRoot = process.getuid?.() === 0 ? ['--allow-root'] : [];
    const log = createWriteStream(this.logFile, { flags: 'a' });
    const child = spawn(this.bin('kibana'), ['-c', config, ...asRoot], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '', ...options.env },
    });
    child.stdout.pipe(log);
    child.stderr.pipe(log);
    this.child = child;
  }

  /** @throws Error when it has ended, or is not available in time */
  async waitUntilAvailable(): Promise<void> {
    const deadline = Date.now() + startTimeoutMs;
    while (Date.now() < deadline) {
      await this.checkRuns();
      if ((await this.overallLevel()) === 'available') return;
      await wait(1000);
    }
    throw new Error(`Kibana was not available after ${startTimeoutMs / 1000} s: ${this.logFile}`);
  }

  /** @throws Error with its last words unless it runs */
  async checkRuns(): Promise<void> {
    const { exitCode, signalCode } = this.child ?? { exitCode: null, signalCode: 'none started' };
    if (exitCode === null && signalCode === null) return;
    const fatal = await this.logLines(/FATAL|Error:/);
    throw new Error(`Kibana ended with ${exitCode ?? signalCode}: ${fatal.slice(-3).join(' ')}`);
  }

  async stop(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
    await ended;
    clearTimeout(killer);
  }

  signal(name: NodeJS.Signals): void {
    this.child?.kill(name);
  }

  /** Ends it as a crash would: nothing is told to anybody. */
  async kill(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (child === null || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  /** Lines of the log that `pattern` matches. */
  async logLines(pattern: RegExp): Promise<string[]> {
    const text = existsSync(this.logFile) ? await readFile(this.logFile, 'utf8') : '';
    return text.split('\n').filter((line) => pattern.test(line));
  }

  private bin(name: string): string {
    return path.join(this.settings.kibanaHome, 'bin', name);
  }

  private kibanaPlugin(...args: string[]): Promise<string> {
    return runCommand(this.bin('kibana-plugin'), args);
  }

  private async overallLevel(): Promise<string | null> {
    try {
      const answer = await fetch(`${this.url}/api/status`);
      const body = (await answer.json()) as { status?: { overall?: { level?: string } } };
      return body.status?.overall?.level ?? null;
    } catch {
      return null;
    }
  }
}
