/** How long a caller waits for verdicts on rows of its own. */
import { detectRows } from '../../common/api/detect_rows';
import { decodeOrThrow } from '../../common/codecs/decode';
import { simulateRocket } from '../../simulators/rocket/simulate_rocket';
import type { Subject } from './check_detector';
import { detector } from './rocket_data';
import { check, type Steps } from './steps';

const rowsPerCall = 100;
const warmUpCalls = 20;
const measuredCalls = 200;
/** Most milliseconds for the median call. */
const mostMs = 20;

const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;

async function measure({ api }: Subject): Promise<void> {
  const simulated = simulateRocket({
    seed: 11,
    start: Date.now() - rowsPerCall * 1000,
    intervalMs: 1000,
    anomalyRate: 0.02,
  });
  const rows = Array.from({ length: rowsPerCall }, () => simulated.next().value);
  const path = detectRows.path.replace('{id}', detector.id);
  const times: number[] = [];
  for (let call = 0; call < warmUpCalls + measuredCalls; call += 1) {
    const startedAt = performance.now();
    const body = await api.get200('POST', path, { rows });
    const ms = performance.now() - startedAt;
    if (call >= warmUpCalls) times.push(ms);
    if (call > 0) continue;
    const { verdicts } = decodeOrThrow(detectRows.response, body, { what: 'Answer' });
    check(verdicts.length === rowsPerCall, `${verdicts.length} verdicts`);
  }
  times.sort((a, b) => a - b);
  const [median, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
  console.log(
    `    median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms of ${times.length} calls`,
  );
  check(
    median < mostMs,
    `the median call takes ${median.toFixed(1)} ms; the bound is ${mostMs} ms`,
  );
}

export async function checkDetectTime(steps: Steps, subject: Subject): Promise<void> {
  await steps.step(`verdicts on ${rowsPerCall} rows at once: median under ${mostMs} ms`, () =>
    measure(subject),
  );
}
