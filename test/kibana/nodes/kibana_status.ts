/** What Kibana says of itself. */
import type { KibanaApi } from '../kibana_api';

interface Status {
  uuid: string;
  metrics: {
    process: { event_loop_delay_histogram: { percentiles: Record<string, number> } };
  };
}

async function statusOf(api: KibanaApi): Promise<Status> {
  return (await api.get200('GET', '/api/status')) as Status;
}

/** The setting `server.uuid`. */
export const uuidOf = async (api: KibanaApi) => (await statusOf(api)).uuid;

const askEveryMs = 1_000;

/**
 * Collects the 99th percentile of the event loop's delay, in milliseconds, of each interval that a Kibana
 * measures (five seconds), while `work` lasts.
 */
class EventLoopWatch {
  private readonly seen = new Set<number>();
  private readonly before = new Set<number>();

  constructor(private readonly api: KibanaApi) {}

  /** The interval that ended before the work began does not count. */
  async begin(): Promise<void> {
    await this.look();
    for (const delay of this.seen) this.before.add(delay);
  }

  async look(): Promise<void> {
    const { process: measured } = (await statusOf(this.api)).metrics;
    this.seen.add(measured.event_loop_delay_histogram.percentiles['99'] ?? NaN);
  }

  delays(): number[] {
    return [...this.seen].filter((delay) => !this.before.has(delay));
  }
}

/** Of each Kibana, the delays of the intervals in which `work` was done. */
export async function watchEventLoops(
  apis: readonly KibanaApi[],
  work: () => Promise<unknown>,
): Promise<number[][]> {
  const watches = apis.map((api) => new EventLoopWatch(api));
  await Promise.all(watches.map((watch) => watch.begin()));
  let failure: unknown;
  const timer = setInterval(() => {
    void Promise.all(watches.map((watch) => watch.look())).catch(
      (error: unknown) => (failure = error),
    );
  }, askEveryMs);
  try {
    await work();
    await Promise.all(watches.map((watch) => watch.look()));
  } finally {
    clearInterval(timer);
  }
  if (failure !== undefined) throw new Error('Kibana did not tell its status', { cause: failure });
  return watches.map((watch) => watch.delays());
}
