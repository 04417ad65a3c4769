/** One measured run of bench:loop, in a process of its own: `loop_run.ts URL DETECTOR copy|score`. */
import { monitorEventLoopDelay } from 'perf_hooks';
import { loadDetector } from '../server/detection/load_detector';
import type { SourceDocument } from '../server/detection/ports';
import { resultId } from '../server/detection/result_id';
import { scoreDetector } from '../server/detection/score_detector';
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
        time,
        document: source as never,
      })),
      signal,
    );
  let rows = 0;
  let inFlight: Promise<unknown> = Promise.resolve();
  for await (const page of ports.reader.pages(detector.source, { from: null, to: null }, signal)) {
    rows += page.length;
    const written = write(page);
    await inFlight;
    inFlight = written;
  }
  await inFlight;
  return rows;
}

async function score({ ports }: Connection, detectorId: string): Promise<number> {
  await ports.states.delete(detectorId);
  const run = await scoreDetector(ports, detectorId, { signal, budgetMs: Infinity });
  return run.rows_scored;
}

async function main(): Promise<void> {
  const [url = '', detectorId = '', mode = ''] = process.argv.slice(2);
  if (mode !== 'copy' && mode !== 'score') throw new Error('copy or score');
  const connection = connect({ elasticsearch: url, logger: stderrLogger });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const startedAt = process.hrtime.bigint();
  const rows = await (mode === 'copy' ? copy : score)(connection, detectorId);
  const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
  delay.disable();
  await connection.close();
  const measurement: LoopMeasurement = {
    mode,
    rows,
    seconds,
    peak_rss: process.resourceUsage().maxRSS * 1024,
    event_loop_p99_ms: delay.percentile(99) / 1e6,
  };
  process.stdout.write(JSON.stringify(measurement));
}

void main();
