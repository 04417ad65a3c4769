import type { Client } from '@elastic/elasticsearch';
import type { Command } from 'commander';
import { productVersion } from '../../common/versions';
import { describeDetectors } from '../../server/detection/detectors/describe_detector';
import { callElasticsearch } from '../../server/elasticsearch/call';
import { addConnectionOptions, withConnection, type ConnectionOptions } from '../connection';
import { toAction, type CliContext } from '../run_command';
import { listing } from '../text';
import { detectorTable } from './detector_list';

interface Options extends ConnectionOptions {
  json?: boolean;
}

async function readCluster(client: Client, signal: AbortSignal) {
  const health = await callElasticsearch(
    'Asking the cluster how it is',
    (options) => client.cluster.health({}, options),
    signal,
  );
  // The embedded distribution has no root endpoint, so the nodes themselves are asked.
  const { nodes } = await callElasticsearch(
    'Asking the nodes for their version',
    (options) => client.nodes.info({ node_id: '_all', metric: '_none' }, options),
    signal,
  );
  const versions = [...new Set(Object.values(nodes).map(({ version }) => version))].sort();
  return {
    name: health.cluster_name,
    health: health.status,
    versions,
    nodes: health.number_of_nodes,
  };
}

/** `status`: can the cluster be reached, and how are the detectors. */
export function addStatusCommand(program: Command, context: CliContext): void {
  addConnectionOptions(program.command('status').description('show the cluster and the detectors'))
    .option('--json', 'print the result as one JSON document')
    .action(
      toAction<Options>(context, (run, options) =>
        withConnection(run, options, async ({ client, ports }) => {
          const elasticsearch = await readCluster(client, run.signal);
          const detectors = await describeDetectors(ports, run.signal);
          const { name, health, versions, nodes } = elasticsearch;
          const cluster = listing([
            ['Anomaly Forest', productVersion],
            ['Elasticsearch', `${versions.join(', ')}, ${health}, ${nodes} node(s), ${name}`],
          ]);
          return {
            json: { version: productVersion, elasticsearch, detectors },
            text: `${cluster}\n\n${detectorTable(detectors)}`,
          };
        }),
      ),
    );
}
