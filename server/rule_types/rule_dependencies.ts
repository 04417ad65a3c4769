import { createAbortController } from '../detection/abort';
import type { DetectionPorts } from '../detection/services';
import type { ElasticsearchClient } from '../kibana/contracts/core';
import type { RuleExecutorServices } from '../kibana/contracts/alerting';

/** What rule types need of the plugin. */
export interface RuleDependencies {
  /** Ports that read source and results with that client's rights; waits for the plugin's start. */
  portsWith(client: ElasticsearchClient, spaceId: string): Promise<DetectionPorts>;
  kqlToQuery(kql: string): Record<string, unknown>;
  /** `server.publicBaseUrl` where it is set, the base path where not. */
  baseUrl: string;
}

const askEveryMs = 1_000;

/** Does `work` with a signal that is aborted once Kibana wants the run to stop. */
export async function untilStopped<T>(
  { shouldStopExecution }: Pick<RuleExecutorServices, 'shouldStopExecution'>,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = createAbortController();
  const timer = setInterval(() => {
    if (shouldStopExecution()) controller.abort();
  }, askEveryMs);
  try {
    return await work(controller.signal);
  } finally {
    clearInterval(timer);
  }
}
