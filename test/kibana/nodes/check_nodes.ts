/** One node's event loop while it scores; then two nodes on one stream, of which one is killed. */
import type { Client } from '@elastic/elasticsearch';
import { monitorEventLoopDelay } from 'perf_hooks';
import { setTimeout as delay } from 'timers/promises';
import { apiRoot } from '../../../common/api/contract';
import { getDetector } from '../../../common/api/get_detector';
import type { DetectorOverview } from '../../../common/api/shared';
import { decodeOrThrow } from '../../../common/codecs/decode';
import type { DetectorInput } from '../../../common/detector';
import type { KibanaApi } from '../kibana_api';
import type { KibanaProcess } from '../kibana_process';
import { writeRocketRows } from '../rocket_data';
import { check, patience, type Steps, until } from '../steps';
import { readEventLoopP99 } from './event_loop_meter';
import { uuidOf, watchEventLoops } from './kibana_status';
import {
  destinationOf,
  liveDetector,
  LiveRows,
  liveRows,
  stillDetector,
  stillRows,
  stillSource,
} from './nodes_data';

export interface NodesSubject {
  client: Client;
  /** Of the node that lives. */
  api: KibanaApi;
}

const detectorsPath = `${apiRoot}/detectors`;

async function overview({ api }: NodesSubject, { id }: DetectorInput): Promise<DetectorOverview> {
  const body = await api.get200('GET', `${detectorsPath}/${id}`);
  return decodeOrThrow(getDetector.response, body, { what: 'Answer' });
}

const waitForRows = (
  subject: NodesSubject,
  detector: DetectorInput,
  { rows, timeoutMs }: { rows: number; timeoutMs: number },
) =>
  until(
    `${rows} rows scored`,
    async () => {
      const { ledger } = await overview(subject, detector);
      const { scored, pending, missing } = ledger ?? { scored: 0, pending: 1, missing: 1 };
      return scored === rows && pending === 0 && missing === 0 ? ledger : null;
    },
    timeoutMs,
  );

const round = (value: number) => Math.round(value * 10) / 10;

interface KibanaNode {
  kibana: KibanaProcess;
  api: KibanaApi;
}

const eventLoopP99s = (nodes: readonly KibanaNode[]) =>
  Promise.all(nodes.map(({ kibana }) => readEventLoopP99(kibana)));

/** Either node may score: both are watched, from the trained model on. */
async function watchScoring(subject: NodesSubject, nodes: readonly KibanaNode[]): Promise<void> {
  const { api, client } = subject;
  const apis = nodes.map((node) => node.api);
  await writeRocketRows(client, stillSource);
  await eventLoopP99s(nodes);
  await delay(10_000);
  const idle = await eventLoopP99s(nodes);
  await api.get200('POST', detectorsPath, stillDetector);
  await until('trained', async () => (await overview(subject, stillDetector)).model);
  await eventLoopP99s(nodes);
  const startedAt = Date.now();
  // This process only asks: what delays it, the machine delays in every process.
  const bystander = monitorEventLoopDelay();
  bystander.enable();
  const byInterval = await watchEventLoops(apis, () =>
    waitForRows(subject, stillDetector, { rows: stillRows, timeoutMs: 180_000 * patience }),
  );
  const delays = await eventLoopP99s(nodes);
  bystander.disable();
  const seconds = (Date.now() - startedAt) / 1000;
  const list = (some: number[]) => some.map(round).join(' and ');
  console.log(
    `    scored ${stillRows} rows in ${round(seconds)} s; p99 of the event loops' delay ${list(delays)} ms; idle before: ${list(idle)} ms; of this test's own process ${round(bystander.percentile(99) / 1e6)} ms`,
  );
  console.log(
    `    by five seconds: ${byInterval.map((ofNode) => ofNode.map(round).join(', ')).join(' and ')} ms`,
  );
  const worst = Math.max(...delays);
  check(worst > 0, 'nothing was measured');
  check(worst < 50, `p99 is ${round(worst)} ms`);
}

/** What each node did, from the records of the runs; a record goes when twenty newer ones are there. */
class NodesWatch {
  readonly rowsOf = new Map<string, number>();
  readonly lags: Array<{ at: number; lagMs: number }> = [];
  private readonly seen = new Set<string>();

  constructor(private readonly subject: NodesSubject) {}

  async look(): Promise<void> {
    const { state, lag_ms: lagMs } = await overview(this.subject, liveDetector);
    if (lagMs !== null) this.lags.push({ at: Date.now(), lagMs });
    for (const run of state.runs) {
      const key = `${run.kind} ${run.partition} ${run.started_at} ${run.node}`;
      if (this.seen.has(key) || run.kind !== 'score') continue;
      this.seen.add(key);
      const node = run.node ?? 'no node';
      this.rowsOf.set(node, (this.rowsOf.get(node) ?? 0) + run.rows_scored);
    }
  }

  async follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.look();
      await delay(1_000);
    }
  }
}

async function scoreLive(
  subject: NodesSubject,
  { doomed, rows }: { doomed: KibanaProcess; rows: LiveRows },
): Promise<{ watch: NodesWatch; killedAt: number }> {
  const { api } = subject;
  const watch = new NodesWatch(subject);
  const sending = rows.send();
  sending.catch(() => undefined);
  await until('rows to train on', () => Promise.resolve(rows.ids.size > 5_000 ? true : null));
  await api.get200('POST', detectorsPath, liveDetector);
  const stop = new AbortController();
  const following = watch.follow(stop.signal);
  following.catch(() => undefined);
  try {
    await until('half of the rows', () =>
      Promise.resolve(rows.ids.size > liveRows / 2 ? true : null),
    );
    await doomed.kill();
    const killedAt = Date.now();
    console.log(`    killed one node after ${rows.ids.size} rows`);
    await sending;
    console.log(`    the last row came ${round((Date.now() - killedAt) / 1000)} s later`);
    await waitForRows(subject, liveDetector, { rows: liveRows, timeoutMs: 270_000 * patience });
    console.log(
      `    all rows were scored ${round((Date.now() - killedAt) / 1000)} s after the kill`,
    );
    return { watch, killedAt };
  } finally {
    stop.abort();
    await following;
  }
}

async function checkResults({ client }: NodesSubject, expected: Set<string>): Promise<void> {
  const index = destinationOf(liveDetector);
  await client.indices.refresh({ index });
  const { count } = await client.count({ index });
  check(count === liveRows, `${count} results for ${liveRows} rows`);
  const found = new Set<string>();
  let results = 0;
  const pages = client.helpers.scrollSearch<{ ml: { source: { id: string } } }>({
    index,
    size: 10_000,
    _source: ['ml.source.id'],
  });
  for await (const page of pages) {
    results += page.documents.length;
    for (const { ml } of page.documents) found.add(ml.source.id);
  }
  check(results === found.size, `${results - found.size} rows have more than one result`);
  const without = [...expected].filter((id) => !found.has(id));
  check(without.length === 0, `${without.length} rows have no result, such as ${without[0]}`);
}

const mostLagMs = 15_000;

/** All rows are scored before the last checkpoint is kept: the lag ends some seconds later. */
async function checkLag(
  subject: NodesSubject,
  { watch, killedAt }: { watch: NodesWatch; killedAt: number },
): Promise<void> {
  const after = watch.lags.filter(({ at }) => at >= killedAt);
  const worst = Math.max(...after.map(({ lagMs }) => lagMs));
  await until(
    `a lag under ${mostLagMs / 1000} s`,
    async () => {
      const { lag_ms: lagMs } = await overview(subject, liveDetector);
      return lagMs !== null && lagMs < mostLagMs ? lagMs : null;
    },
    60_000 * patience,
  );
  console.log(
    `    lag at most ${round(worst / 1000)} s; under ${mostLagMs / 1000} s again within ${round((Date.now() - killedAt) / 1000)} s of the kill`,
  );
}

async function checkBoth(watch: NodesWatch, uuids: string[]): Promise<void> {
  await watch.look();
  const shown = [...watch.rowsOf].map(([node, rows]) => `${node}: ${rows}`).join(', ');
  console.log(`    rows by node: ${shown}`);
  for (const uuid of uuids) check((watch.rowsOf.get(uuid) ?? 0) > 0, `${uuid} scored nothing`);
}

/** With both nodes up. */
export async function checkEventLoops(
  steps: Steps,
  subject: NodesSubject,
  nodes: readonly KibanaNode[],
): Promise<void> {
  await steps.step(`event loop p99 under 50 ms while ${stillRows} rows are scored`, () =>
    watchScoring(subject, nodes),
  );
}

/** With both nodes up; only the first is up afterwards. */
export async function checkKill(
  steps: Steps,
  subject: NodesSubject,
  second: KibanaNode,
): Promise<void> {
  const uuids = await Promise.all([subject.api, second.api].map(uuidOf));
  check(uuids[0] !== uuids[1], 'both nodes have the same server.uuid');
  const rows = new LiveRows(subject.client);
  const { watch, killedAt } = await steps.must(
    `${liveRows} rows come, one node is killed, the ledger is exact`,
    () => scoreLive(subject, { doomed: second.kibana, rows }),
  );
  await steps.step('the lag recovers', () => checkLag(subject, { watch, killedAt }));
  await steps.step('each row has one result, and one alone', () => checkResults(subject, rows.ids));
  await steps.step('both nodes scored', () => checkBoth(watch, uuids));
}

export async function deleteDetectors({ api }: NodesSubject): Promise<void> {
  for (const { id } of [stillDetector, liveDetector]) {
    await api.call('DELETE', `${detectorsPath}/${id}`);
  }
}
