/** What a source holds, before a detector is made of it. */
import type { SourceProfile, TimeField } from '../../../common/api/profile_source';
import { mostSourceIndices, type SourceInput } from '../../../common/detector_source';
import { resultTimeField } from '../../../common/fields';
import { listFields } from './list_fields';
import type { SourceDocument } from '../ports/source_reader';
import type { DetectionPorts } from '../services';
import type { ProfileScope, SourceMapping } from '../ports/source_profiler';
import { isDate } from '../detectors/validate_detector';
import { isVerdictField } from '../scoring/verdict';

const mostIndicesNamed = 20;
const mostTimeFields = 20;
const sampleRows = 5;
const mostFieldsShown = 40;
const sampleSeed = 42;

/** The field that most documents have; of equals, the one that Elastic's own shippers write. */
function likeliestFirst(a: TimeField, b: TimeField): number {
  const usual = ({ field }: TimeField) => (field === resultTimeField ? 0 : 1);
  return b.count - a.count || usual(a) - usual(b) || (a.field < b.field ? -1 : 1);
}

async function drawSample(
  { reader }: Pick<DetectionPorts, 'reader'>,
  scope: { indices: string[]; time_field: string; filter?: Record<string, unknown> },
  signal: AbortSignal,
): Promise<SourceDocument[]> {
  const range = { from: null, to: null };
  const options = { range, size: sampleRows, seed: sampleSeed };
  const drawn: SourceDocument[] = [];
  for await (const page of reader.sample(scope, options, signal)) drawn.push(...page);
  return drawn;
}

function shownRow({ index, id, time, source }: SourceDocument) {
  const { fields, left_out } = listFields(source);
  return {
    index,
    id,
    time,
    fields: fields.slice(0, mostFieldsShown),
    fields_left_out: left_out + Math.max(0, fields.length - mostFieldsShown),
  };
}

/** Documents in scope, and the fields that may hold their time, the likeliest first. */
export async function profileTimes(
  { profiler }: Pick<DetectionPorts, 'profiler'>,
  { scope, mapping, named }: { scope: ProfileScope; mapping: SourceMapping; named?: string },
  signal: AbortSignal,
): Promise<{ documents: number; time_fields: TimeField[] }> {
  const dates = [...mapping.fields]
    .filter(([field, kind]) => isDate(kind) && !isVerdictField(field))
    .map(([field]) => field)
    .sort((a, b) => Number(b === named) - Number(a === named))
    .slice(0, mostTimeFields);
  const { documents, spans } = await profiler.timeSpans(scope, dates, signal);
  const timeFields = [...spans].map(([field, span]) => ({ field, ...span })).sort(likeliestFirst);
  return { documents, time_fields: timeFields };
}

/**
 * Indices that match, fields that may hold the event time, count, range and a few rows.
 * @throws AppError INDEX_NOT_FOUND, ES_FORBIDDEN, REQUEST_INVALID for a filter that is no query, ...
 */
export async function profileSource(
  ports: Pick<DetectionPorts, 'reader' | 'profiler'>,
  { indices, filter, time_field: named }: SourceInput,
  signal: AbortSignal,
): Promise<SourceProfile> {
  const scope = { indices, ...(filter === undefined ? {} : { filter }) };
  const [mapping, resultIndices] = await Promise.all([
    ports.profiler.mapping(indices, signal),
    ports.profiler.resultIndices(indices, signal),
  ]);
  const { documents, time_fields: timeFields } = await profileTimes(
    ports,
    { scope, mapping, named },
    signal,
  );
  const timeField = named ?? timeFields.find(({ count }) => count > 0)?.field ?? null;
  const isUsable = timeFields.some(({ field, count }) => field === timeField && count > 0);
  const sample =
    timeField === null || !isUsable
      ? []
      : await drawSample(ports, { ...scope, time_field: timeField }, signal);
  return {
    indices: [...mapping.indices].sort().slice(0, mostIndicesNamed),
    index_count: mapping.indices.length,
    // As many as a source could leave out one by one.
    result_indices: resultIndices.sort().slice(0, mostSourceIndices),
    result_index_count: resultIndices.length,
    documents,
    time_field: timeField,
    time_fields: timeFields,
    sample: sample.map(shownRow),
  };
}
