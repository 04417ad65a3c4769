/** What people do, and what we know of it because we made it up. */

export const securityAttacks = ['impossible_travel', 'brute_force', 'data_exfiltration'] as const;
export type SecurityAttack = (typeof securityAttacks)[number];

export function isSecurityAttack(text: string): text is SecurityAttack {
  return (securityAttacks as readonly string[]).includes(text);
}

/** An event, by names of our own. */
export interface SecurityEvent {
  /** ISO 8601, UTC, milliseconds. */
  '@timestamp': string;
  user: string;
  kind: 'login' | 'file' | 'api';
  action: 'login' | 'file_read' | 'file_write' | 'api_call';
  outcome: 'success' | 'failure';
  /** IPv4. */
  address: string;
  /** ISO 3166-1 alpha-2, by the address. */
  country: string;
  city: string;
  /** Degrees, by the address: good to some kilometres, of mobile networks to hundreds. */
  location: { lat: number; lon: number };
  /** Carried over the network by this event, 0 or more. */
  bytes: number;
  /** The file, or what was asked of the API; none of a login. */
  path?: string;
  /** The true label. */
  status: 'normal' | 'anomaly';
  /** The attack that the event is part of; `none` on normal events. */
  anomaly_type: SecurityAttack | 'none';
}

const categories = { login: 'authentication', file: 'file', api: 'api' } as const;

const types = {
  login: 'start',
  file_read: 'access',
  file_write: 'change',
  api_call: 'access',
} as const;

/** The same by the names of the Elastic Common Schema 8; labels stand under `labels`. */
export function toEcs(event: SecurityEvent): Record<string, unknown> {
  const { kind, action, path } = event;
  return {
    '@timestamp': event['@timestamp'],
    event: {
      category: [categories[kind]],
      type: [types[action]],
      action,
      outcome: event.outcome,
    },
    user: { name: event.user },
    source: {
      ip: event.address,
      geo: {
        country_iso_code: event.country,
        city_name: event.city,
        location: event.location,
      },
    },
    network: { bytes: event.bytes },
    ...(kind === 'file' ? { file: { path } } : {}),
    ...(kind === 'api'
      ? { url: { path }, http: { request: { method: 'GET' }, response: { bytes: event.bytes } } }
      : {}),
    labels: { status: event.status, anomaly_type: event.anomaly_type },
  };
}
