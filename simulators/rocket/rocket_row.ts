/** What the rocket sends, and what we know of it because we made it up. */

/** Anomalies of a hostile program or person. */
export const cyberKinds = [
  'cpu_hijack',
  'data_exfiltration',
  'telemetry_flood',
  'signal_jamming',
] as const;

/** Anomalies of the vehicle itself. */
export const physicalKinds = ['overheat', 'pressure_loss', 'sensor_freeze'] as const;

export const rocketAnomalyKinds = [...cyberKinds, ...physicalKinds] as const;
export type RocketAnomalyKind = (typeof rocketAnomalyKinds)[number];

export function isRocketAnomalyKind(text: string): text is RocketAnomalyKind {
  return (rocketAnomalyKinds as readonly string[]).includes(text);
}

/** The four channels, in the units of the fields. */
export interface RocketReading {
  /** Engine bay, degrees Celsius. */
  temp_c: number;
  /** Load of the flight computer, percent, 0..100. */
  cpu_pct: number;
  /** Traffic of the downlink, kilobit a second, 0 or more. */
  net_kbps: number;
  /** Propellant feed line, bar, 0 or more. */
  pressure_bar: number;
}

export type RocketChannel = keyof RocketReading;
export const rocketChannels = ['temp_c', 'cpu_pct', 'net_kbps', 'pressure_bar'] as const;

/** One row of telemetry as it is indexed. */
export interface RocketRow extends RocketReading {
  /** ISO 8601, UTC, milliseconds. */
  '@timestamp': string;
  /** The true label. */
  status: 'normal' | 'anomaly';
  /** What was injected; `none` on normal rows. */
  anomaly_type: RocketAnomalyKind | 'none';
}
