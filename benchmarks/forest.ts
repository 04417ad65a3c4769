/**
 * The forest beside scikit-learn's on the same rows: speed of scoring and training, cost of reasons,
 * the model's file, threads, memory, accuracy. Each pair is measured in turn, round after round; what
 * counts is the median of the rounds' ratios. What runs on one thread is measured in processor time, so
 * that other work on the machine changes little; two workers beside one in the time that passes, so that
 * row needs two idle cores. Both forests: 100 trees of 256 rows, 8 columns.
 * Accuracy reads ../shared/data/tabular and stands aside where that is missing.
 *
 *     npm run bench:forest [-- --json FILE]
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import os from 'os';
import path from 'path';
import { onnxruntimeVersion } from '../common/versions';
import { buildForestWorker } from '../packaging/build_worker';
import { CompiledScorer } from '../server/forest/compiled_scorer';
import { explainRow } from '../server/forest/explain';
import type { Forest } from '../server/forest/forest';
import type { ForestEngine, Matrix } from '../server/forest/forest_engine';
import { createForestPool } from '../server/forest/forest_pool';
import { growForest } from '../server/forest/grow_forest';
import { OnnxSession } from '../server/forest/onnx_session';
import { SeededRandom } from '../server/forest/random';
import { readOnnx } from '../server/forest/read_onnx';
import type { Scorer } from '../server/forest/scorer';
import { SingleChangeFinder } from '../server/forest/single_change';
import { writeOnnx } from '../server/forest/write_onnx';
import { projectRoot } from '../standalone/project_root';
import { PythonSession } from './support/python';
import { median, report, type Check } from './support/report';
import { tabularAccuracy } from './tabular_accuracy';

const columns = 8;
const trainingRows = 1_000_000;
const options = { trees: 100, sampleSize: 256, seed: 1 };

/** Normal values (Box and Muller 1958). */
function normalRows(rows: number, seed: number): Matrix {
  const random = new SeededRandom(seed);
  const values = new Float64Array(rows * columns);
  for (let i = 0; i < values.length; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - random.unit()));
    const angle = 2 * Math.PI * random.unit();
    values[i] = radius * Math.cos(angle);
    values[i + 1] = radius * Math.sin(angle);
  }
  return { values, rows, columns };
}

const firstRows = ({ values }: Matrix, rows: number): Matrix => ({
  values: values.slice(0, rows * columns),
  rows,
  columns,
});

/** Seconds that pass. */
async function wallSecondsOf(work: () => unknown): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** Seconds of processor time of this process, all of its threads together. */
async function secondsOf(work: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

type Contender = () => Promise<number>;

/** Seconds of each contender by round, all of them in every round; the first round does not count. */
async function inTurn<T extends Record<string, Contender>>(
  rounds: number,
  contenders: T,
): Promise<Record<keyof T, number[]>> {
  const names = Object.keys(contenders) as Array<keyof T>;
  const seconds = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    keyof T,
    number[]
  >;
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const took = (await contenders[name]?.()) ?? NaN;
      if (round > 0) seconds[name].push(took);
    }
  }
  return seconds;
}

const ratioOf = (slow: number[], fast: number[]) =>
  median(slow.map((seconds, round) => seconds / (fast[round] ?? NaN)));

const details: Record<string, unknown> = {};

function speedRow(what: string, wanted: number, slow: number[], fast: number[]): Check {
  const ratio = ratioOf(slow, fast);
  details[what] = { ratio, slow, fast };
  return {
    what,
    seen: `${ratio.toFixed(ratio < 20 ? 2 : 0)} ×`,
    wanted: `${wanted} ×`,
    ok: ratio >= wanted,
  };
}

async function scoringRows(
  python: PythonSession,
  { onnx, forest }: { onnx: Uint8Array; forest: Forest },
  rows: Matrix,
): Promise<Check[]> {
  const onnxruntime = await OnnxSession.open(onnx, forest);
  const compiled = new CompiledScorer(forest);
  const checks: Check[] = [];
  const sizes = [
    { size: 10_000, ours: 3, theirs: 1, wanted: { onnxruntime: 1.2, compiled: 2.3 } },
    { size: 100, ours: 200, theirs: 10, wanted: { onnxruntime: 15, compiled: 30 } },
    { size: 1, ours: 3_000, theirs: 10, wanted: { onnxruntime: 200, compiled: 700 } },
  ];
  for (const { size, ours, theirs, wanted } of sizes) {
    const batch = firstRows(rows, size);
    const scoreTimes = (scorer: Scorer) => async () =>
      (await secondsOf(async () => {
        for (let time = 0; time < ours; time++) await scorer.score(batch);
      })) / ours;
    const seconds = await inTurn(15, {
      theirs: async () =>
        (await python.ask<number>({ do: 'score', first: size, times: theirs })) / theirs,
      onnxruntime: scoreTimes(onnxruntime),
      compiled: scoreTimes(compiled),
    });
    const what = size === 1 ? 'one row' : `batch ${size.toLocaleString('en')}`;
    checks.push(
      speedRow(
        `score, ${what}: onnxruntime`,
        wanted.onnxruntime,
        seconds.theirs,
        seconds.onnxruntime,
      ),
      speedRow(`score, ${what}: compiled`, wanted.compiled, seconds.theirs, seconds.compiled),
    );
  }
  await onnxruntime.close();
  return checks;
}

/** Reasons beside scoring the same rows by onnxruntime. */
async function reasonRows(
  { onnx, forest }: { onnx: Uint8Array; forest: Forest },
  rows: Matrix,
): Promise<Check[]> {
  const onnxruntime = await OnnxSession.open(onnx, forest);
  const finder = new SingleChangeFinder(forest);
  const batch = firstRows(rows, 2_000);
  const threshold = [...(await onnxruntime.score(batch))].sort((a, b) => b - a)[40] ?? 0.6;
  const each = (work: (row: number) => unknown) => () =>
    secondsOf(() => {
      for (let row = 0; row < batch.rows; row++) work(row);
    });
  const seconds = await inTurn(9, {
    scoring: () => secondsOf(() => onnxruntime.score(batch)),
    contributions: each((row) => explainRow(forest, batch, row)),
    change: each((row) => finder.find(batch, row, threshold)),
  });
  await onnxruntime.close();
  const cost = (what: string, of: number[], most: number): Check => {
    const ratio = ratioOf(of, seconds.scoring);
    details[what] = { ratio, seconds: of, scoring: seconds.scoring };
    const micros = (median(of) / batch.rows) * 1e6;
    return {
      what,
      seen: `${ratio.toFixed(1)} × scoring, ${micros.toFixed(0)} µs a row`,
      wanted: Number.isFinite(most) ? `at most ${most} ×` : 'shown',
      ok: ratio <= most,
    };
  };
  return [
    cost('reasons: contributions', seconds.contributions, 10),
    cost('reasons: smallest single change, on request', seconds.change, Infinity),
  ];
}

async function threadRow(
  workerFile: string,
  { onnx, sha256 }: { onnx: Uint8Array; sha256: string },
  rows: Matrix,
): Promise<Check> {
  const pools = { one: 1, two: 2 };
  const engines = Object.entries(pools).map(([name, threads]) => ({
    name,
    engine: createForestPool({ workerFile, threads }),
  }));
  const score = (engine: ForestEngine) => {
    const matrix = firstRows(rows, 100_000);
    return wallSecondsOf(() =>
      engine.score({ model: { onnx, sha256 }, matrix, explainFrom: Infinity }),
    );
  };
  const contender = (name: string): Contender => {
    const engine = engines.find((one) => one.name === name)?.engine;
    if (engine === undefined) throw new Error(name);
    return () => score(engine);
  };
  const seconds = await inTurn(15, { one: contender('one'), two: contender('two') });
  await Promise.all(engines.map(({ engine }) => engine.close()));
  return speedRow('two workers, batch 100,000, beside one', 1.7, seconds.one, seconds.two);
}

async function trainingRow(python: PythonSession, rows: Matrix): Promise<Check> {
  const { trees, sampleSize: sample_size, seed } = options;
  const seconds = await inTurn(9, {
    theirs: () => python.ask<number>({ do: 'fit', first: trainingRows, trees, sample_size, seed }),
    ours: () => secondsOf(() => growForest(rows, options)),
  });
  return speedRow('train, 1,000,000 × 8 rows, beside fit', 20, seconds.theirs, seconds.ours);
}

/** Writing, reading back and checking, loading, and scoring the rows that a new model is checked on. */
async function fileRows(forest: Forest, rows: Matrix): Promise<Check[]> {
  const checked = firstRows(rows, 256);
  const seconds = await inTurn(15, {
    all: () =>
      wallSecondsOf(async () => {
        const onnx = writeOnnx(forest);
        readOnnx(onnx);
        const session = await OnnxSession.open(onnx, forest);
        await session.score(checked);
        await session.close();
      }),
  });
  const ms = median(seconds.all) * 1000;
  const uniform = { ...rows, values: rows.values.slice(0, 20_000 * columns), rows: 20_000 };
  const random = new SeededRandom(5);
  uniform.values.forEach((_, i) => (uniform.values[i] = random.unit()));
  const sizes = [forest, growForest(uniform, options)].map((one) => writeOnnx(one).byteLength);
  const largest = Math.max(...sizes);
  details.file = { ms: seconds.all.map((s) => s * 1000), bytes: sizes };
  return [
    {
      what: 'write, load and check the ONNX',
      seen: `${ms.toFixed(0)} ms`,
      wanted: 'at most 100 ms',
      ok: ms <= 100,
    },
    {
      what: 'its size, normal and uniform rows',
      seen: sizes.map((bytes) => `${(bytes / 1000).toFixed(0)} KB`).join(', '),
      wanted: 'under 250 KB',
      ok: largest < 250_000,
    },
  ];
}

/** Resident memory while a million rows are scored in pages: its peak late on beside that early on. */
async function memoryRow(
  workerFile: string,
  { onnx, sha256 }: { onnx: Uint8Array; sha256: string },
): Promise<Check> {
  const engine = createForestPool({ workerFile, threads: 2 });
  const pages = 200;
  const rowsOfPage = 5_000;
  const resident: number[] = [];
  for (let page = 0; page < pages; page++) {
    const matrix = normalRows(rowsOfPage, page);
    await engine.score({ model: { onnx, sha256 }, matrix, explainFrom: 0.6 });
    resident.push(process.memoryUsage.rss() / 2 ** 20);
  }
  await engine.close();
  const early = Math.max(...resident.slice(0, pages / 4));
  const late = Math.max(...resident.slice(pages / 4));
  details.memory = { resident_mb: resident };
  return {
    what: 'memory over 1,000,000 rows in pages',
    seen: `${late.toFixed(0)} MB, ${early.toFixed(0)} MB in the first quarter`,
    wanted: 'flat: at most 20 MB more',
    ok: late <= early + 20,
  };
}

async function accuracyRows(python: PythonSession): Promise<Check[]> {
  const folder = path.join(projectRoot(), '../shared/data/tabular');
  if (!existsSync(folder)) {
    process.stdout.write(`${folder} is missing: the accuracy rows stand aside.\n`);
    return [];
  }
  const { checks, tables } = await tabularAccuracy(python, folder);
  details.tables = tables;
  return checks;
}

const say = (what: string) => void process.stderr.write(`${what} ...\n`);

async function main(): Promise<void> {
  const folder = path.join(projectRoot(), 'target/benchmark');
  mkdirSync(folder, { recursive: true });
  const workerFile = buildForestWorker(projectRoot(), folder);
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'anomaly-forest-benchmark-'));
  const python = new PythonSession('forest.py');
  try {
    details.versions = {
      ...(await python.ask<object>({ do: 'versions' })),
      onnxruntime_node: onnxruntimeVersion,
    };
    const rows = normalRows(trainingRows, 2);
    const file = path.join(temporary, 'rows');
    writeFileSync(file, new Uint8Array(rows.values.buffer));
    await python.ask({ do: 'load', file, columns });
    say('Training');
    const training = await trainingRow(python, rows);
    say('Scoring');
    const forest = growForest(rows, options);
    const model = { onnx: writeOnnx(forest), sha256: 'a million', forest };
    const checks = await scoringRows(python, model, rows);
    const reasons = await reasonRows(model, rows);
    // From here on memory is given away to threads, after which V8 looks at each access to an array
    // whether its memory is still there. The threads that score never give any away.
    say('Threads and memory');
    checks.push(await threadRow(workerFile, model, rows), training);
    checks.push(...(await fileRows(forest, rows)), await memoryRow(workerFile, model), ...reasons);
    say('Accuracy');
    checks.push(...(await accuracyRows(python)));
    report('forest', checks, details);
  } finally {
    python.close();
    rmSync(temporary, { recursive: true });
  }
}

void main();
