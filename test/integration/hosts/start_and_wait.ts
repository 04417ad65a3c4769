/** A host that starts Elasticsearch in a folder, says where, and then waits to be killed. */
import { startElasticsearch } from '../../../standalone/elasticsearch/start_elasticsearch';

async function main(): Promise<void> {
  const [dataFolder, distributionFolder] = process.argv.slice(2);
  const { url, pid } = await startElasticsearch({
    dataFolder,
    distributionFolder,
    port: 0,
    heap: '512m',
  });
  process.stdout.write(`${JSON.stringify({ url, pid })}\n`);
  setInterval(() => undefined, 60_000);
}

void main();
