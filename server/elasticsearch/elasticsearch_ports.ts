/** All ports that stand on a cluster, for the hosts to hand to the use-cases. */
import type { Client } from '@elastic/elasticsearch';
import type { DetectionPorts } from '../detection/services';
import { createWindowReader } from '../detection/windows/window_reader';
import { createDestinationKeeper } from './assets/destination';
import type { BulkLimits } from './bulk/settle_operations';
import { createLogReader } from './logs/log_reader';
import { createResultReader } from './result_reader';
import { createResultWriter } from './result_writer';
import type { PageLimits } from './search/paged_search';
import { createSourceProfiler } from './source_profiler';
import { createSourceReader } from './source_reader';

export interface ElasticsearchOptions {
  /** Bounds of what is read at once. */
  pages?: Partial<PageLimits>;
  /** Bounds of what is written at once, and of retrying. */
  bulk?: Partial<BulkLimits>;
}

/** @param client of version 8 or 9, or the one that Kibana hands out: acts with that one's rights */
export function createElasticsearchPorts(
  client: Client,
  { pages, bulk }: ElasticsearchOptions = {},
): Pick<DetectionPorts, 'reader' | 'profiler' | 'logs' | 'writer' | 'results' | 'destination'> {
  return {
    reader: createWindowReader(createSourceReader(client, pages)),
    profiler: createSourceProfiler(client),
    logs: createLogReader(client, pages),
    writer: createResultWriter(client, bulk),
    results: createResultReader(client, pages),
    destination: createDestinationKeeper(client),
  };
}
