/**
 * What each kind of anomaly does to a reading. Strengths are drawn so that weak cases drown in the
 * noise and even strong ones are often within what the rocket shows in another phase: many can only
 * be told by how the channels fit together. They describe the fault, not any detector.
 */
import type { Random } from '../random';
import type { RocketAnomalyKind, RocketReading } from './rocket_row';

/** One occurrence: a few rows long, changing readings as it goes on. */
export interface Episode {
  kind: RocketAnomalyKind;
  /** Rows, 1 or more. */
  rows: number;
  /** The changed reading; `progress` runs over (0, 1] from its first row to its last. */
  apply(reading: RocketReading, progress: number): RocketReading;
}

type Effect = Episode['apply'];

interface Kind {
  /** Shortest and longest episode in rows; lengths between are equally likely. */
  rows: readonly [number, number];
  draw(random: Random): Effect;
}

/** From hardly there to severe: 0.1 to 1, all as likely. */
const strength = (random: Random) => random.between(0.1, 1);

const kinds: Record<RocketAnomalyKind, Kind> = {
  cpu_hijack: {
    rows: [8, 30],
    draw: (random) => {
      const extra = 60 * strength(random);
      return (reading) => ({ ...reading, cpu_pct: reading.cpu_pct + extra });
    },
  },
  data_exfiltration: {
    rows: [6, 24],
    draw: (random) => {
      const extra = 1000 * strength(random);
      return (reading) => ({
        ...reading,
        net_kbps: reading.net_kbps + extra,
        cpu_pct: reading.cpu_pct + extra / 150,
      });
    },
  },
  telemetry_flood: {
    rows: [4, 14],
    draw: (random) => {
      const factor = 1 + 1.6 * strength(random);
      return (reading) => ({
        ...reading,
        net_kbps: reading.net_kbps * factor,
        cpu_pct: reading.cpu_pct + 16 * (factor - 1),
      });
    },
  },
  signal_jamming: {
    rows: [4, 16],
    draw: (random) => {
      const kept = 1 - 0.95 * strength(random);
      return (reading) => ({ ...reading, net_kbps: reading.net_kbps * kept });
    },
  },
  overheat: {
    rows: [12, 36],
    draw: (random) => {
      const extra = 60 * strength(random);
      return (reading, progress) => ({ ...reading, temp_c: reading.temp_c + extra * progress });
    },
  },
  pressure_loss: {
    rows: [12, 36],
    draw: (random) => {
      const lost = 0.8 * strength(random);
      return (reading, progress) => ({
        ...reading,
        pressure_bar: reading.pressure_bar * (1 - lost * progress),
      });
    },
  },
  sensor_freeze: {
    rows: [20, 60],
    draw: (random) => {
      const channel = random.pick(['temp_c', 'net_kbps', 'pressure_bar'] as const);
      let held: number | null = null;
      return (reading) => {
        held ??= reading[channel];
        return { ...reading, [channel]: held };
      };
    },
  },
};

export function drawEpisode(random: Random, kind: RocketAnomalyKind): Episode {
  const [shortest, longest] = kinds[kind].rows;
  const rows = random.integerBetween(shortest, longest);
  return { kind, rows, apply: kinds[kind].draw(random) };
}
