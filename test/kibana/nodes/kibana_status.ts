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
 * Collects the 99th percentile of the event loop's delay, in milliseconds, of each interval that Kibana
 * measures (five seconds), while `work` lasts.
 */
export async function watchEventLoop(
  api: KibanaApi,
  work: () => Promise<unknown>,
): Promise<number[]> {
  const seen = new Set<number>();
  const ask = async () => {
    const { percentiles } = (await statusOf(api)).metrics.process.event_loop_delay_histogram;
    seen.add(percentiles['99'] ?? NaN);
  };
  // The interval that ended before the work began does not count.
  await ask();
  const before = [...seen];
  let failure: unknown;
  const timer = setInterval(() => {
    void ask().catch((error: unknown) => (failure = error));
  }, askEveryMs);
  try {
    await work();
    await ask();
  } finally {
    clearInterval(timer);
  }
  if (failure !== undefined) throw new Error('Kibana did not tell its status', { cause: failure });
  return [...seen].filter((delay) => !before.includes(delay));
}
