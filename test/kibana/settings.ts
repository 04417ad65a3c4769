/** What the test is told by the environment. */
import { readFile } from 'fs/promises';
import path from 'path';

export interface Settings {
  /** Folder of an unpacked Kibana without this plugin. */
  kibanaHome: string;
  kibanaVersion: string;
  /** The cluster that this Kibana uses; without security. */
  elasticsearchUrl: string;
  /** Port for the Kibana that the test starts. */
  port: number;
  /** Chromium, for the pages. */
  chromium: string;
}

function required(name: string, meaning: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`Set ${name}: ${meaning}.`);
  return value;
}

/** @throws Error that names what is missing. */
export async function readSettings(): Promise<Settings> {
  const kibanaHome = path.resolve(
    required('KIBANA_HOME', 'the folder of an unpacked Kibana without this plugin'),
  );
  const elasticsearchUrl = required('ELASTICSEARCH_URL', 'the cluster for that Kibana');
  const packageJson = await readFile(path.join(kibanaHome, 'package.json'), 'utf8');
  return {
    kibanaHome,
    kibanaVersion: (JSON.parse(packageJson) as { version: string }).version,
    elasticsearchUrl,
    port: Number(process.env.KIBANA_PORT ?? 5650),
    chromium: process.env.CHROMIUM ?? '/usr/bin/chromium',
  };
}
