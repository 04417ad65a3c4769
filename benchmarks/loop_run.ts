/** One measured run of bench:loop, in a process of its own: `loop_run.ts URL DETECTOR copy|write|score|train`. */
import { monitorEventLoopDelay } from 'perf_hooks';
import { usualConfiguration } from '../common/configuration';
import { loadDetector } from '../server/detection/detectors/load_detector';
import type { SourceDocument } from '../server/detection/ports/source_reader';
import { resultId } from '../server/detection/scoring/result_id';
import { scoreDetector } from '../server/detection/scoring/score_detector';
import { trainDetector } from '../server/detection/models/train_detector';
import type { ForestEngine } from '../server/forest/forest_engine';
import { connect, type Connection } from '../standalone/connect';
import type { LoopMeasurement } from './loop';
import { stderrLogger } from './support/cluster';

const { signal } = new AbortController();

/** The same reader and writer, as many pages on their way, and nothing between them. */
async function copy({ ports }: Connection, detectorId: string): Promise<number> {
  const detector = await loadDetector(ports, detectorId);
  const write = (page: SourceDocument[]) =>
    ports.writer.write(
      detector,
      page.map(({ index, id, time, source }) => ({
        id: resultId(detector.id, index, id),
        source: { index, id },
        time,
        json: Buffer.from(JSON.stringify(source)),
      })),
      signal,
    );
  let rows = 0;
  const inFlight: Promise<unknown>[] = [];
  for await (const page of ports.reader.pages(detector.source, { from: null, to: null }, signal)) {
    rows += page.length;
    inFlight.push(write(page));
    if (inFlight.length >= usualConfiguration.pages_in_flight) await inFlight.shift();
  }
  await Promise.all(inFlight);
  return rows;
}

const notMeasured = () => Promise.reject(new Error('not part of this measurement'));

/** Answers zeros at once: with it, the loop is all that it is but for the scoring. */
const noForest: ForestEngine = {
  train: notMeasured,
  score: ({ matrix }) =>
    Promise.resolve({ scores: new Float64Array(matrix.rows), contributions: new Map() }),
  takeIn: notMeasured,
  learn: notMeasured,
  liken: notMeasured,
  openBundle: notMeasured,
  makeBundle: notMeasured,
  explain: notMeasured,
  close: () => Promise.resolve(),
};

async function write(connection: Connection, detectorId: string): Promise<number> {
  return score({ ...connection, ports: { ...connection.ports, forest: noForest } }, detectorId);
}

async function score({ ports }: Connection, detectorId: string): Promise<number> {
  await ports.states.delete(detectorId);
  const run = await scoreDetector(ports, detectorId, { signal, budgetMs: Infinity });
  return run.rows_scored;
}

async function train({ ports }: Connection, detectorId: string): Promise<number> {
  return (await trainDetector(ports, detectorId, signal)).training.rows;
}

const modes = { copy, write, score, train };
const isMode = (mode: string): mode is LoopMeasurement['mode'] => mode in modes;

async function main(): Promise<void> {
  const [url = '', detectorId = '', mode = ''] = process.argv.slice(2);
  if (!isMode(mode)) throw new Error('copy, write, score or train');
  const connection = connect({ elasticsearch: url, logger: stderrLogger });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const startedAt = process.hrtime.bigint();
  const rows = await modes[mode](connection, detectorId);
  const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
  delay.disable();
  await connection.close();
  const measurement: LoopMeasurement = {
    mode,
    rows,
    seconds,
    peak_rss: process.resourceUsage().maxRSS * 1024,
    event_loop_p99_ms: delay.percentile(99) / 1e6,
    event_loop_max_ms: delay.max / 1e6,
  };
  process.stdout.write(JSON.stringify(measurement));
}

void main();
