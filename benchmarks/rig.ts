/**
 * Real input: the water rig's valve files through Elasticsearch, beside scikit-learn's forest on the
 * same rows. Each file: ingest, a detector on the eight sensors trained on the first 400 rows, the
 * rest scored; five seeds. Reads ../shared/data/rig and stands aside where that is missing.
 *
 *     npm run bench:rig [-- --json FILE]
 */
import { existsSync, readdirSync, readFileSync } from 'fs';
import { parse } from 'csv-parse/sync';
import path from 'path';
import { ingestFile } from '../cli/ingest/ingest_file';
import { createDetector } from '../server/detection/detectors/create_detector';
import { evaluateDetector } from '../server/detection/evaluation/evaluate_detector';
import { scoreDetector } from '../server/detection/scoring/score_detector';
import { trainDetector } from '../server/detection/models/train_detector';
import { projectRoot } from '../standalone/project_root';
import { withCluster, type BenchmarkCluster } from './support/cluster';
import { runPython } from './support/python';
import { deviation, mean, report, type Check } from './support/report';

const folder = path.join(projectRoot(), '../shared/data/rig');
const trainRows = 400;
const seeds = [0, 1, 2, 3, 4];
const tolerance = 0.02;
const { signal } = new AbortController();

interface RigFile {
  name: string;
  file: string;
  sensors: string[];
  times: number[];
  rows: number[][];
  labels: number[];
}

function readRig(file: string): RigFile {
  const records = parse(readFileSync(file), { columns: true, delimiter: ';' }) as Array<
    Record<string, string>
  >;
  const notSensors = new Set(['datetime', 'anomaly', 'changepoint']);
  const sensors = Object.keys(records[0] ?? {}).filter((column) => !notSensors.has(column));
  return {
    name: path.basename(file, '.csv'),
    file,
    sensors,
    times: records.map((record) => Date.parse(`${record.datetime?.replace(' ', 'T')}Z`)),
    rows: records.map((record) => sensors.map((sensor) => Number(record[sensor]))),
    labels: records.map((record) => Number(record.anomaly)),
  };
}

/** ROC-AUC of one file for one seed, by the product's own path. */
async function ourAuc({ ports, client }: BenchmarkCluster, rig: RigFile, seed: number) {
  const index = `rig-${rig.name.replace('_', '-')}`;
  const id = `${rig.name}-seed-${seed}`;
  const firstScored = new Date(rig.times[trainRows] ?? 0).toISOString();
  await createDetector(ports, {
    id,
    source: { indices: [index], time_field: 'datetime' },
    features: rig.sensors,
    training: { to: firstScored, min_rows: 300 },
    model: { seed },
    destination: { index: `${index}-seed-${seed}-ml` },
  });
  await trainDetector(ports, id, signal);
  await scoreDetector(ports, id, { signal });
  await client.indices.refresh({ index: `${index}-seed-${seed}-ml` });
  const range = { from: Date.parse(firstScored), to: null };
  return evaluateDetector(ports, id, { labelField: 'anomaly', range });
}

async function main(): Promise<void> {
  if (!existsSync(folder)) {
    process.stdout.write(`${folder} is missing: the rig benchmark stands aside.\n`);
    return;
  }
  const files = readdirSync(folder)
    .filter((name) => /^valve1_.*\.csv$/.test(name))
    .map((name) => readRig(path.join(folder, name)));
  const theirs = runPython<Record<string, number[]>>('rig.py', {
    files: Object.fromEntries(files.map(({ name, rows, labels }) => [name, { rows, labels }])),
    train_rows: trainRows,
    seeds,
  });
  const ours: Record<string, number[]> = {};
  await withCluster(async (cluster) => {
    for (const rig of files) {
      await ingestFile(cluster.client, {
        file: rig.file,
        index: `rig-${rig.name.replace('_', '-')}`,
      });
      ours[rig.name] = [];
      for (const seed of seeds) {
        const evaluation = await ourAuc(cluster, rig, seed);
        if (evaluation.rows !== rig.rows.length - trainRows) {
          throw new Error(`${rig.name}: ${evaluation.rows} rows scored`);
        }
        ours[rig.name]?.push(evaluation.roc_auc);
      }
    }
  });
  const checks = files.map(({ name }): Check => {
    const [our, their] = [ours[name] ?? [], theirs[name] ?? []];
    return row(`${name}: ROC-AUC`, our, their);
  });
  const bySeed = (of: Record<string, number[]>) =>
    seeds.map((_, s) => mean(files.map(({ name }) => of[name]?.[s] ?? NaN)));
  checks.push(row('mean of the files: ROC-AUC', bySeed(ours), bySeed(theirs)));
  report('rig', checks, { seeds, train_rows: trainRows, ours, scikit_learn: theirs });
}

function row(what: string, our: number[], their: number[]): Check {
  const show = (values: number[]) => `${mean(values).toFixed(4)} ± ${deviation(values).toFixed(4)}`;
  return {
    what,
    seen: `${show(our)}, scikit-learn ${show(their)}`,
    wanted: `within ${tolerance} of scikit-learn or better`,
    ok: mean(our) >= mean(their) - tolerance,
  };
}

void main();
