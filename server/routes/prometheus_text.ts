/**
 * Metrics in the text format of Prometheus. Names follow its conventions: a prefix, base units, and a
 * unit at the end. All are gauges, since they are read from what is stored and not counted here: rows
 * go down when results are deleted.
 */
import { Gauge, Registry } from 'prom-client';
import type { DetectorMetrics, Metrics } from '../../common/api/get_metrics';
import type { HostInfo } from './route';

/** A value with its labels beside the detector's; null where there is none to tell. */
interface Sample {
  labels?: Record<string, string>;
  value: number | null;
}

interface Family {
  name: string;
  help: string;
  /** Names of the labels beside `detector`. */
  labels?: string[];
  samples: (detector: DetectorMetrics) => Sample[];
}

const one = (value: number | null): Sample[] => [{ value }];
const seconds = (milliseconds: number | null | undefined) =>
  one(milliseconds === null || milliseconds === undefined ? null : milliseconds / 1_000);

const rowStates = ['scored', 'skipped', 'dead_lettered', 'pending', 'missing', 'gone'] as const;

const families: readonly Family[] = [
  {
    name: 'phase',
    help: '1 for the phase that the detector is in.',
    labels: ['phase'],
    samples: ({ phase }) => [{ labels: { phase }, value: 1 }],
  },
  {
    name: 'source_rows',
    help: 'Rows in the scope of the source.',
    samples: ({ rows }) => one(rows?.ingested ?? null),
  },
  {
    name: 'rows',
    help: 'Rows by where they stand; all but gone add up to source_rows + gone.',
    labels: ['state'],
    samples: ({ rows }) =>
      rowStates.map((state) => ({ labels: { state }, value: rows?.[state] ?? null })),
  },
  {
    name: 'skipped_rows',
    help: 'Rows that could not be scored, by the code of the reason.',
    labels: ['code'],
    samples: ({ skipped_by_code: reasons }) =>
      reasons.map(({ code, rows }) => ({ labels: { code }, value: rows })),
  },
  {
    name: 'queue_rows',
    help: 'Rows that wait to be scored.',
    samples: ({ queue }) => one(queue),
  },
  {
    name: 'rows_countable',
    help: '0 when rows could not be counted: the metrics of rows are left out then.',
    samples: ({ rows }) => one(rows === null ? 0 : 1),
  },
  {
    name: 'rows_per_second',
    help: 'Rows scored or skipped a second over the last minutes.',
    samples: ({ rows_per_second: rate }) => one(rate),
  },
  {
    name: 'busy_rows_per_second',
    help: 'The same while runs were at work.',
    samples: ({ busy_rows_per_second: rate }) => one(rate),
  },
  {
    name: 'lag_seconds',
    help: 'Time between now and the checkpoint beyond the query delay.',
    samples: ({ lag_ms: lag }) => seconds(lag),
  },
  {
    name: 'recent_runs',
    help: 'The last runs, at most 20, by how they ended.',
    labels: ['outcome'],
    samples: ({ recent_runs: { succeeded, failed } }) => [
      { labels: { outcome: 'succeeded' }, value: succeeded },
      { labels: { outcome: 'failed' }, value: failed },
    ],
  },
  {
    name: 'error',
    help: '1 for the code of a failure that lasts.',
    labels: ['code'],
    samples: ({ error: code }) => (code === null ? [] : [{ labels: { code }, value: 1 }]),
  },
  {
    name: 'model_version',
    help: 'Version of the model that scores.',
    samples: ({ model }) => one(model?.version ?? null),
  },
  {
    name: 'model_age_seconds',
    help: 'Age of the model that scores.',
    samples: ({ model }) => seconds(model?.age_ms),
  },
];

const prefix = 'anomaly_forest';

function addFamily(registry: Registry, family: Family, { detectors }: Metrics): void {
  const { name, help, labels = [], samples } = family;
  const gauge = new Gauge({
    name: `${prefix}_${name}`,
    help,
    labelNames: ['detector', ...labels],
    registers: [registry],
  });
  for (const detector of detectors) {
    for (const { labels: own, value } of samples(detector)) {
      if (value !== null) gauge.set({ detector: detector.id, ...own }, value);
    }
  }
}

/** @param host what answers, for `build_info` */
export function prometheusText(
  metrics: Metrics,
  { version, kind }: Pick<HostInfo, 'version' | 'kind'>,
): Promise<string> {
  const registry = new Registry();
  const build = new Gauge({
    name: `${prefix}_build_info`,
    help: 'Version of Anomaly Forest, and the host that answers.',
    labelNames: ['version', 'host'],
    registers: [registry],
  });
  build.set({ version, host: kind }, 1);
  for (const family of families) addFamily(registry, family, metrics);
  return registry.metrics();
}
