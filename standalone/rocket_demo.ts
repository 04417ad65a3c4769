/** The first use: a simulated rocket that sends live, and the detector that watches it. */
import type { Client } from '@elastic/elasticsearch';
import { setTimeout as delay } from 'timers/promises';
import type { DetectorInput } from '../common/detector';
import { AppError, toAppError } from '../common/errors';
import { rocketLimits } from '../common/rocket_limits';
import { createDetector } from '../server/detection/detectors/create_detector';
import type { DetectionPorts } from '../server/detection/services';
import { translateError } from '../server/elasticsearch/translate_error';
import { LiveRocket, type NumberedRow } from '../simulators/rocket/live_rocket';
import { rocketChannels } from '../simulators/rocket/rocket_row';

export const rocketIndex = 'rocket-telemetry';

export const rocketDetector: DetectorInput = {
  id: 'rocket-telemetry',
  name: 'Rocket telemetry',
  description: 'Simulated launch telemetry: temperature, processor, network and pressure together.',
  source: { indices: [`${rocketIndex}*`], query_delay: '5s' },
  features: rocketChannels.map((field) => ({
    field,
    missing: 'skip' as const,
    min: rocketLimits[field].min,
    max: rocketLimits[field].max,
  })),
  destination: { index: `${rocketIndex}-ml` },
  schedule: { interval: '5s', reconcile_interval: '1m' },
};

/** Rows that stand in the index before the live ones, so that there is something to train on. */
const historyMs = 60 * 60 * 1000;
const batchRows = 1_000;

export interface RocketDemoOptions {
  /** Rows a second. */
  rate: number;
  seed: number;
  /** Share of anomalous rows, 0..1. */
  anomalyRate: number;
}

async function lastRowTime(client: Client): Promise<number | undefined> {
  const answer = await client.search({
    index: rocketIndex,
    ignore_unavailable: true,
    size: 0,
    aggs: { last: { max: { field: '@timestamp' } } },
  });
  const last = answer.aggregations?.last as { value?: number | null } | undefined;
  return last?.value ?? undefined;
}

/** Writes rows under their own ids: sent twice, a row still stands there once. */
async function send(client: Client, rows: NumberedRow[], signal: AbortSignal): Promise<void> {
  const operations = rows.flatMap(({ id, row }) => [{ index: { _id: id } }, row]);
  const answer = await client.bulk({ index: rocketIndex, operations }, { signal });
  const refused = answer.items.find((item) => item.index?.error !== undefined)?.index;
  if (refused !== undefined) {
    throw new AppError(
      refused.status === 429 ? 'ES_BACKPRESSURE' : 'DOCUMENT_REFUSED',
      `Row ${refused._id} was not taken: ${refused.error?.reason}.`,
    );
  }
}

/** The rocket: rows become due by the clock, and are sent until it is stopped. */
export class RocketDemo {
  private readonly stopping = new AbortController();
  private sending: Promise<void> = Promise.resolve();
  private unsent: NumberedRow[] = [];

  private constructor(
    private readonly client: Client,
    private readonly ports: DetectionPorts,
    private readonly rocket: LiveRocket,
  ) {}

  /** Sends what is due up to now; `onProgress` tells how many rows, of how many. */
  static async start(
    { client, ports }: { client: Client; ports: DetectionPorts },
    { rate, ...options }: RocketDemoOptions,
    onProgress: (rows: number, of: number) => void,
  ): Promise<RocketDemo> {
    const intervalMs = 1000 / rate;
    const now = ports.clock.now();
    const sentUntil = await lastRowTime(client);
    const from = sentUntil === undefined ? now - historyMs : Math.max(sentUntil, now - historyMs);
    const rocket = new LiveRocket({ ...options, intervalMs, from, sentUntil });
    const demo = new RocketDemo(client, ports, rocket);
    const total = Math.round((now - from) / intervalMs);
    for (let sent = 0, more = true; more; onProgress(Math.min(sent, total), total)) {
      const rows = await demo.sendDue();
      sent += rows;
      more = rows === batchRows;
    }
    return demo;
  }

  /** Goes on sending; failures are said once, and the rows are sent later. */
  run(everyMs = 1000): void {
    const turn = async (): Promise<void> => {
      try {
        await this.sendDue();
        this.ports.failures.report('Rocket simulator', null);
      } catch (error) {
        if (this.stopping.signal.aborted) return;
        this.ports.failures.report('Rocket simulator', toAppError(translateError(error)));
      }
    };
    const loop = async (): Promise<void> => {
      while (!this.stopping.signal.aborted) {
        await turn();
        await delay(everyMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
    };
    this.sending = loop();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.sending;
  }

  /** Rows that could not be sent are kept and go first next time. */
  private async sendDue(): Promise<number> {
    if (this.unsent.length === 0) this.unsent = this.rocket.due(this.ports.clock.now(), batchRows);
    const rows = this.unsent;
    if (rows.length === 0) return 0;
    await send(this.client, rows, this.stopping.signal);
    this.unsent = [];
    return rows.length;
  }
}

/** Creates the rocket's detector unless it is there. */
export async function ensureRocketDetector(ports: DetectionPorts): Promise<void> {
  if ((await ports.detectors.get(rocketDetector.id)) === null) {
    await createDetector(ports, rocketDetector);
  }
}
