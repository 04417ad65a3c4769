/** What indices hold for somebody who reads logs. */
import type { LogIndices } from '../../../common/api/describe_logs';
import { usualLineFields } from '../../../common/logs';
import { profileTimes } from '../preview/profile_source';
import type { DetectionPorts } from '../services';
import { holdsLines, isText } from './log_scope';

const mostLineFields = 200;

/** Usual ones first, then text before keywords, then by name. */
function likeliestFirst(fields: Array<{ field: string; text: boolean }>): string[] {
  const rank = ({ field, text }: { field: string; text: boolean }) => {
    const usual = usualLineFields.findIndex((name) => name === field);
    return usual === -1 ? usualLineFields.length + Number(!text) : usual;
  };
  return fields
    .sort((a, b) => rank(a) - rank(b) || (a.field < b.field ? -1 : 1))
    .map(({ field }) => field);
}

/** @throws AppError INDEX_NOT_FOUND, ES_FORBIDDEN, ... */
export async function describeLogs(
  ports: Pick<DetectionPorts, 'profiler'>,
  indices: string[],
  signal: AbortSignal,
): Promise<LogIndices> {
  const mapping = await ports.profiler.mapping(indices, signal);
  const { documents, time_fields } = await profileTimes(
    ports,
    { scope: { indices }, mapping },
    signal,
  );
  const fields = likeliestFirst(
    [...mapping.fields].flatMap(([field, kind]) =>
      holdsLines(kind) ? [{ field, text: isText(kind) }] : [],
    ),
  );
  return {
    index_count: mapping.indices.length,
    documents,
    time_fields,
    line_fields: fields.slice(0, mostLineFields),
    line_fields_left_out: Math.max(0, fields.length - mostLineFields),
  };
}
