/**
 * What a rocket's sensors can report at all. A value outside is a fault of the sensor or of the
 * transport, not an extreme of the flight: the limits are wide on purpose, so that an anomaly is
 * never cleaned away. The ingest pipeline `rocket-telemetry` is tested against this table.
 */
interface MeasurementLimits {
  /** Inclusive, in `unit`. */
  min: number;
  /** Inclusive, in `unit`. */
  max: number;
  unit: string;
  why: string;
}

export const rocketLimits = {
  temp_c: {
    min: -273.15,
    max: 5000,
    unit: '°C',
    why: 'From absolute zero to above the flame of any chemical engine (about 3,500 °C)',
  },
  cpu_pct: { min: 0, max: 100, unit: '%', why: 'A share of the processor' },
  net_kbps: {
    min: 0,
    max: 100_000_000,
    unit: 'kbit/s',
    why: 'No traffic is negative; 100 Gbit/s is more than a flight computer has',
  },
  pressure_bar: {
    min: 0,
    max: 2000,
    unit: 'bar',
    why: 'Absolute pressure; chambers and pump outlets stay below 1,000 bar',
  },
} as const satisfies Record<string, MeasurementLimits>;

export type RocketMeasurement = keyof typeof rocketLimits;
