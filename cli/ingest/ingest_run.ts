/** One trip through a file: rows become documents and are written while the next ones are read. */
import { toAppError, type AppError } from '../../common/errors';
import type { Document } from './build_document';
import { readLines, type LineSource } from './read_lines';
import type { Reject, RejectFile } from './reject_file';
import type { RowFormat, RowReader } from './row_format';
import { rowId } from './row_id';
import type { Schema } from './schema';
import type { ReadRow, SourceRow } from './source_row';
import type { TargetIndex } from './target_index';

export interface IngestProgress {
  bytesRead: number;
  bytes: number;
  indexed: number;
  rejected: number;
}

export interface IngestCounts {
  /** Lines of the file: header, blank ones and those of the rows. */
  lines: number;
  blank_lines: number;
  /** Rows read: `indexed` + `rejected`. */
  rows: number;
  indexed: number;
  rejected: number;
}

/** Rows that are written together, and writes that are under way at once. */
const batchRows = 2_000;
const writesInFlight = 2;

export interface IngestRunParts<T> {
  source: LineSource & { bytes: number };
  format: RowFormat<T>;
  index: TargetIndex;
  rejects: RejectFile;
  schema: Schema;
  /** Name of the file's content, for ids. */
  content: string;
  signal: AbortSignal;
  onProgress?: (progress: IngestProgress) => void;
}

interface Prepared {
  id: string;
  document: Document;
  row: SourceRow;
}

/** One trip through the file. */
export class IngestRun<T> {
  private indexed = 0;
  private readonly reader: RowReader<T>;
  private readonly toDocument: (row: T) => Document;
  private lines = 0;
  private bytesRead = 0;
  private batch: Prepared[] = [];
  private readonly underway = new Set<Promise<void>>();
  /** The first write that failed; none begins after it. */
  private failure: AppError | null = null;

  constructor(private readonly parts: IngestRunParts<T>) {
    this.reader = parts.format.newReader();
    this.toDocument = parts.format.documentsBy(parts.schema);
  }

  async all(): Promise<IngestCounts> {
    const { source, format, signal } = this.parts;
    try {
      for await (const { lines, bytesRead } of readLines(source, signal)) {
        this.lines += lines.length;
        this.bytesRead = bytesRead;
        const data = lines.filter(({ number }) => number >= format.firstDataLine);
        await this.take(this.reader.push(data));
      }
      await this.take(this.reader.end());
      await this.send();
    } finally {
      await Promise.all(this.underway);
    }
    if (this.failure !== null) throw this.failure;
    return this.counts();
  }

  private counts(): IngestCounts {
    const rejected = this.parts.rejects.count;
    return {
      lines: this.lines,
      blank_lines: this.reader.blankLines,
      rows: this.indexed + rejected,
      indexed: this.indexed,
      rejected,
    };
  }

  private async take(rows: ReadRow<T>[]): Promise<void> {
    const rejected: Reject[] = [];
    for (const row of rows) {
      const prepared = this.prepare(row);
      if ('problem' in prepared) rejected.push(prepared);
      else this.batch.push(prepared);
      if (this.batch.length >= batchRows) await this.send();
    }
    await this.parts.rejects.add(rejected);
    this.report();
  }

  private prepare(row: ReadRow<T>): Prepared | Reject {
    if ('problem' in row) return row;
    const { line, lines, text } = row;
    try {
      const document = this.toDocument(row.value);
      return { id: rowId(this.parts.content, row), document, row: { line, lines, text } };
    } catch (error) {
      const { code, message } = toAppError(error);
      return { line, lines, text, problem: { code, message } };
    }
  }

  private async send(): Promise<void> {
    while (this.underway.size >= writesInFlight) await Promise.race(this.underway);
    if (this.failure !== null) throw this.failure;
    const batch = this.batch;
    this.batch = [];
    if (batch.length === 0) return;
    const write = this.write(batch)
      .catch((error: unknown) => {
        this.failure ??= toAppError(error);
      })
      .finally(() => this.underway.delete(write));
    this.underway.add(write);
  }

  private async write(batch: Prepared[]): Promise<void> {
    const refused = await this.parts.index.write(batch);
    const rows = new Map(batch.map(({ id, row }) => [id, row]));
    const rejects = refused.flatMap(({ id, reason }): Reject[] => {
      const row = rows.get(id);
      const problem = { code: 'DOCUMENT_REFUSED' as const, message: reason };
      return row === undefined ? [] : [{ ...row, problem }];
    });
    this.indexed += batch.length - rejects.length;
    await this.parts.rejects.add(rejects);
    this.report();
  }

  private report(): void {
    this.parts.onProgress?.({
      bytesRead: this.bytesRead,
      bytes: this.parts.source.bytes,
      indexed: this.indexed,
      rejected: this.parts.rejects.count,
    });
  }
}
