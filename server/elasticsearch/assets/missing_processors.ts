import { askCluster, refusalOf, type AssetClient } from './asset_client';

interface IngestNodes {
  nodes?: Record<string, { ingest?: { processors?: { type: string }[] } } | undefined>;
}

/**
 * Processors of a pipeline that not every ingest node of the cluster has, sorted; a trimmed build
 * may have none at all.
 * @param pipeline body of a pipeline
 */
export async function missingProcessors(
  client: AssetClient,
  pipeline: Record<string, unknown>,
  signal?: AbortSignal,
): Promise<string[]> {
  const doing = 'Asking for the ingest processors';
  const request = { method: 'GET', path: '/_nodes/ingest' } as const;
  const answer = await askCluster(client, request, { doing, signal });
  if (answer.status !== 200) throw refusalOf(answer, doing);
  const available = Object.values((answer.body as IngestNodes).nodes ?? {})
    .flatMap((node) => (node?.ingest === undefined ? [] : [node.ingest.processors ?? []]))
    .map((processors) => new Set(processors.map(({ type }) => type)));
  const needed = [...new Set(processorTypes(pipeline))].sort();
  return needed.filter(
    (type) => available.length === 0 || available.some((types) => !types.has(type)),
  );
}

function processorTypes(pipeline: Record<string, unknown>): string[] {
  return [pipeline.processors, pipeline.on_failure].flatMap((list) =>
    Array.isArray(list) ? list.flatMap((processor: object) => Object.keys(processor)) : [],
  );
}
