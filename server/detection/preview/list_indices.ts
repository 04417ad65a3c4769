/** Names of indices for somebody who is typing one. */
import type { IndexList, ListedIndex } from '../../../common/api/list_indices';
import type { DetectionPorts } from '../services';

const mostNames = 100;

/** The indices that a text may become the name of, as Elasticsearch's pattern. */
export function patternOfTyped(typed: string): { pattern: string; hidden: boolean } {
  // What stands before the last colon is another cluster.
  const [, cluster = '', name = ''] = /^(.*:)?([^:]*)$/.exec(typed) ?? [];
  const hidden = name.startsWith('.');
  const from = hidden || name.includes('*') ? name : `*${name}`;
  return { pattern: `${cluster}${from.endsWith('*') ? from : `${from}*`}`, hidden };
}

/**
 * @param typed a part of a name, or a pattern, in lower case
 * @throws AppError ES_FORBIDDEN, INDEX_NOT_FOUND for a cluster that is not connected, ...
 */
export async function listIndices(
  { profiler }: Pick<DetectionPorts, 'profiler'>,
  typed: string,
  signal: AbortSignal,
): Promise<IndexList> {
  const { pattern, hidden } = patternOfTyped(typed);
  const found = await profiler.names(pattern, { hidden }, signal);
  const begins = ({ name }: ListedIndex) => Number(!name.startsWith(typed));
  const inOrder = [...found].sort((a, b) => begins(a) - begins(b) || (a.name < b.name ? -1 : 1));
  return {
    names: inOrder.slice(0, mostNames),
    left_out: Math.max(0, inOrder.length - mostNames),
  };
}
