/** A file into an index: every row ends indexed or among the rejects, with its line and the reason. */
import type { Client } from '@elastic/elasticsearch';
import { AppError, type ErrorCode } from '../../common/errors';
import { IngestRun, type IngestCounts, type IngestProgress } from './ingest_run';
import { csvFormat, type CsvWishes } from './csv_format';
import type { Column, FieldType } from './field_types';
import { jsonFormat } from './json_format';
import { probeDecimals } from './probe_decimals';
import { firstLines, type LineSource } from './read_lines';
import { RejectFile } from './reject_file';
import type { RowFormat } from './row_format';
import { contentName } from './row_id';
import { makeSchema, timestampField, type Schema, type SchemaWishes } from './schema';
import { sniffFile, type SniffOptions } from './sniff_file';
import type { Line, ReadRow, RowProblem, SourceRow } from './source_row';
import { TargetIndex } from './target_index';
import type { TimeWish } from './time_column';

export interface RowOptions {
  file: string;
  index: string;
  /** `{file}.rejects.jsonl` when left out. */
  rejectFile?: string;
  types?: ReadonlyMap<string, FieldType>;
  time?: TimeWish;
  signal?: AbortSignal;
  onProgress?: (progress: IngestProgress) => void;
}

export interface IngestOptions extends RowOptions, SniffOptions, CsvWishes {}

export interface IngestSummary extends IngestCounts {
  file: string;
  index: string;
  format: 'csv' | 'jsonl' | 'auth' | 'lines';
  delimiter: string | null;
  encoding: string;
  /**
   * Of the indexed ones, those whose id was there before; null where that is not known, because the
   * index has a pipeline that may keep documents elsewhere.
   */
  overwritten: number | null;
  /** Ingest pipeline that the documents passed. */
  pipeline: string | null;
  rejected_by_code: Partial<Record<ErrorCode, number>>;
  first_rejects: Array<RowProblem & { line: number }>;
  /** Null when nothing was rejected. */
  reject_file: string | null;
  /** Documents in the index afterwards. */
  index_documents: number;
  types: Record<string, FieldType>;
  time_field: string | null;
  time_format: string | null;
  notes: string[];
  took_ms: number;
}

const sampleRows = 1_000;

/**
 * Ingests a file. Running it again overwrites what it wrote, because ids come from the content.
 * @throws AppError FILE_NOT_READABLE, FILE_FORMAT_UNKNOWN, FILE_NOT_WRITABLE, REQUEST_INVALID,
 * ES_UNAVAILABLE, INDEX_READ_ONLY, ABORTED, ...
 */
export async function ingestFile(client: Client, options: IngestOptions): Promise<IngestSummary> {
  const source = await sniffFile(options.file, options);
  const { lines, complete } = await firstLines(source, sampleRows);
  const start = { source, lines, complete };
  return source.format === 'csv'
    ? ingestRows(client, options, { ...start, format: csvFormat(lines, options) })
    : ingestRows(client, options, { ...start, format: jsonFormat() });
}

export interface FileStart<T> {
  source: LineSource & { bytes: number };
  lines: readonly Line[];
  /** Whether these lines are the whole file. */
  complete: boolean;
  format: RowFormat<T>;
}

/**
 * The same for rows of any format.
 * @throws AppError as `ingestFile`
 */
export async function ingestRows<T>(
  client: Client,
  options: RowOptions,
  start: FileStart<T>,
): Promise<IngestSummary> {
  const startedAt = Date.now();
  const { source, format } = start;
  const { signal = new AbortController().signal, onProgress } = options;
  const sample = readSample(options.file, start);
  const index = await TargetIndex.open(client, options.index, signal);
  const schema = await planSchema(start, sample, { options, indexTypes: index.types });
  await index.create(fieldsOf(schema));
  const before = await index.count();
  const pipeline = await index.pipeline();
  const rejects = await RejectFile.open(options.rejectFile ?? `${options.file}.rejects.jsonl`);
  const content = contentName(format.header, sample[0]?.text ?? '');
  const parts = { source, format, index, rejects, schema, content, signal, onProgress };
  const counts = await new IngestRun(parts).all();
  const after = await index.count();
  return {
    file: options.file,
    index: index.name,
    ...counts,
    overwritten: pipeline === null ? Math.max(0, before + counts.indexed - after) : null,
    pipeline,
    rejected_by_code: rejects.byCode,
    first_rejects: rejects.first,
    reject_file: rejects.count > 0 ? rejects.path : null,
    index_documents: after,
    ...describeLayout(start, schema),
    took_ms: Date.now() - startedAt,
  };
}

/** The columns of the file, and the time that documents get beside them. */
function fieldsOf({ columns, addsTimestamp }: Schema): Column[] {
  return addsTimestamp ? [...columns, { field: timestampField, type: 'date' }] : columns;
}

async function planSchema<T>(
  { source, format, complete }: FileStart<T>,
  sample: readonly GoodRow<T>[],
  { options, indexTypes }: { options: RowOptions; indexTypes: SchemaWishes['indexTypes'] },
): Promise<Schema> {
  if (format.schema !== undefined) return format.schema;
  const wishes = { types: options.types ?? new Map(), indexTypes, time: options.time ?? {} };
  const rows = sample.map(({ value }) => value);
  const schema = makeSchema(format.sampleOf(rows), wishes, format.numbersAsText);
  const given = new Set([...wishes.types.keys(), ...indexTypes.keys()]);
  if (!complete) await probeDecimals(source, format, { schema, given });
  return schema;
}

function describeLayout<T>({ source, format }: FileStart<T>, schema: Schema) {
  return {
    format: format.name,
    delimiter: format.delimiter,
    encoding: source.encoding,
    types: Object.fromEntries(schema.columns.map(({ field, type }) => [field, type])),
    time_field: schema.time?.field ?? null,
    time_format: schema.time?.format.name ?? null,
    notes: [...format.notes, ...schema.notes],
  };
}

type GoodRow<T> = SourceRow & { value: T };

function readSample<T>(file: string, { lines, complete, format }: FileStart<T>): GoodRow<T>[] {
  const reader = format.newReader();
  const data = lines.filter(({ number }) => number >= format.firstDataLine);
  const rows = [...reader.push(data), ...(complete ? reader.end() : [])];
  const good = rows.filter((row): row is GoodRow<T> & ReadRow<T> => 'value' in row);
  if (good.length > 0) return good;
  if (!['csv', 'jsonl'].includes(format.name)) {
    throw new AppError('LOG_FORMAT_UNKNOWN', `The log ${file} holds nothing but blank lines.`);
  }
  const [bad] = rows;
  const why =
    bad !== undefined && 'problem' in bad
      ? `None of its first ${rows.length} rows can be read. Line ${bad.line}: ${bad.problem.message}`
      : 'It has a header line and no rows.';
  throw new AppError('FILE_FORMAT_UNKNOWN', `The file ${file} cannot be ingested. ${why}`);
}
