/** What the test is told by the environment. */
import { readFile } from 'fs/promises';
import path from 'path';
import type { Login } from './kibana_api';

export interface Settings {
  /** Folder of an unpacked Kibana without this plugin. */
  kibanaHome: string;
  kibanaVersion: string;
  /** The cluster that this Kibana uses; without security. */
  elasticsearchUrl: string;
  /** Port for the Kibana that the test starts. */
  port: number;
  /** As whom Kibana logs in to Elasticsearch; left out where that has no security. */
  kibanaLogin?: Login;
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

export interface SecuritySettings extends Settings {
  kibanaLogin: Login;
  /** A superuser, who makes the test's users. */
  admin: Login;
}

/** The same for a cluster with security. @throws Error that names what is missing. */
export async function readSecuritySettings(): Promise<SecuritySettings> {
  return {
    ...(await readSettings()),
    kibanaLogin: {
      username: process.env.KIBANA_SYSTEM_USERNAME ?? 'kibana_system',
      password: required('KIBANA_SYSTEM_PASSWORD', "the password of Kibana's own user"),
    },
    admin: {
      username: process.env.ELASTICSEARCH_USERNAME ?? 'elastic',
      password: required('ELASTICSEARCH_PASSWORD', 'the password of a superuser'),
    },
  };
}
