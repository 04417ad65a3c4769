/** Any log, line by line, by the way of other files: the same ids, rejects and counts. */
import type { Client } from '@elastic/elasticsearch';
import {
  lineDocument,
  lineFieldTypes,
  PlainLogReader,
  type ReadLine,
} from '../../server/features/logs/lines/line_document';
import { takePlainApart } from '../../server/features/logs/lines/take_apart';
import type { Column } from '../ingest/field_types';
import { ingestRows, type IngestSummary, type RowOptions } from '../ingest/ingest_file';
import { firstLines } from '../ingest/read_lines';
import type { RowFormat, RowReader } from '../ingest/row_format';
import type { Line, ReadRow } from '../ingest/source_row';
import { isoFormat } from '../ingest/time_format';
import { count } from '../text';
import { openLog, type LogTimeOptions, type OpenLog } from './open_log';

/** Enough to see that the file holds lines; nothing is guessed from them. */
const sampleLines = 20;

/** Lines, and how many of them have no time of their own. */
class LineRows implements RowReader<ReadLine> {
  blankLines = 0;
  rows = 0;
  withoutTime = 0;
  private readonly reader;

  constructor({ times }: OpenLog) {
    this.reader = new PlainLogReader(times);
  }

  push(lines: readonly Line[]): ReadRow<ReadLine>[] {
    return lines.flatMap((line) => {
      if (line.text.trim() === '') {
        this.blankLines += 1;
        return [];
      }
      const value = this.reader.read(line);
      this.rows += 1;
      const isTimed = !value.remarks.some((r) => r === 'no_time' || r === 'impossible_day');
      if (!isTimed) this.withoutTime += 1;
      return [{ line: line.number, lines: 1, text: line.text, value }];
    });
  }

  end(): ReadRow<ReadLine>[] {
    return [];
  }
}

function describeTimes({ rows, withoutTime }: LineRows): string {
  if (withoutTime === 0) return 'Every line has a time.';
  const whence =
    'they have that of the line before, or that at which the file was written, and stand in no order but log.file.line';
  return `${count(withoutTime)} of ${count(rows)} lines begin with no time that is known: ${whence}.`;
}

function linesFormat(log: OpenLog): RowFormat<ReadLine> {
  const columns = Object.entries(lineFieldTypes).map(([field, type]): Column => ({ field, type }));
  // The sample at the beginning is read by a reader of its own: the counts are those of the last.
  let reader = new LineRows(log);
  return {
    name: 'lines',
    delimiter: null,
    firstDataLine: 1,
    header: '',
    numbersAsText: false,
    get notes() {
      return [...log.notes, describeTimes(reader)];
    },
    newReader: () => (reader = new LineRows(log)),
    sampleOf: () => new Map(),
    schema: {
      columns,
      time: { field: '@timestamp', format: isoFormat, assumedUtc: false },
      addsTimestamp: false,
      notes: [],
    },
    documentsBy: () => (line) => lineDocument(line, log.source.path),
  };
}

/** @throws AppError as `openLog` and `ingestRows` */
export async function ingestLines(
  client: Client,
  options: RowOptions & LogTimeOptions,
): Promise<IngestSummary> {
  const log = await openLog(
    options.file,
    { ...options, takeApart: takePlainApart },
    options.signal,
  );
  const { lines, complete } = await firstLines(log.source, sampleLines);
  return ingestRows(client, options, {
    source: log.source,
    lines,
    complete,
    format: linesFormat(log),
  });
}
