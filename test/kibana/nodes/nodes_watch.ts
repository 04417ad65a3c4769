/** A cluster with several nodes, and what is seen of them from outside. */
import type { Client } from '@elastic/elasticsearch';
import { setTimeout as delay } from 'timers/promises';
import { apiRoot } from '../../../common/api/contract';
import { getDetector } from '../../../common/api/get_detector';
import type { DetectorOverview } from '../../../common/api/shared';
import { decodeOrThrow } from '../../../common/codecs/decode';
import type { DetectorInput } from '../../../common/detector';
import type { KibanaApi } from '../kibana_api';
import { liveDetector } from './nodes_data';

export interface NodesSubject {
  client: Client;
  /** Of a node that lives. */
  api: KibanaApi;
}

export const detectorsPath = `${apiRoot}/detectors`;

export async function overview(
  { api }: NodesSubject,
  { id }: DetectorInput,
): Promise<DetectorOverview> {
  const body = await api.get200('GET', `${detectorsPath}/${id}`);
  return decodeOrThrow(getDetector.response, body, { what: 'Answer' });
}

/** What each node did, from the records of the runs; a record goes when twenty newer ones are there. */
export class NodesWatch {
  readonly rowsOf = new Map<string, number>();
  readonly lags: Array<{ at: number; lagMs: number }> = [];
  looking = Promise.resolve();
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
      this.looking = this.look();
      await this.looking;
      await delay(1_000);
    }
  }
}
