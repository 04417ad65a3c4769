/** Where rows go that could not be indexed: a file of JSON lines beside the input. */
import { appendFile, rm } from 'fs/promises';
import { AppError, type ErrorCode } from '../../common/errors';
import type { RowProblem, SourceRow } from './source_row';

export interface Reject extends SourceRow {
  problem: RowProblem;
}

function toLine({ line, lines, text, problem }: Reject): string {
  const place = lines > 1 ? { line, lines } : { line };
  return `${JSON.stringify({ ...place, ...problem, text })}\n`;
}

function notWritable(path: string, cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError('FILE_NOT_WRITABLE', `Cannot write the reject file ${path}: ${reason}.`, {
    cause,
  });
}

/** The file comes into being with the first reject; one of an earlier run is removed at the start. */
export class RejectFile {
  readonly byCode: Partial<Record<ErrorCode, number>> = {};
  /** Rejected rows so far. */
  count = 0;
  /** The first of them, for the person who waits. */
  readonly first: Array<RowProblem & { line: number }> = [];
  /** Writes follow one another, so that lines never mix. */
  private written: Promise<void> = Promise.resolve();

  private constructor(readonly path: string) {}

  /** @throws AppError FILE_NOT_WRITABLE when the file of an earlier run cannot be removed. */
  static async open(path: string): Promise<RejectFile> {
    try {
      await rm(path, { force: true });
    } catch (cause) {
      throw notWritable(path, cause);
    }
    return new RejectFile(path);
  }

  /** Resolves when the rejects are written. @throws AppError FILE_NOT_WRITABLE */
  async add(rejects: readonly Reject[]): Promise<void> {
    if (rejects.length === 0) return;
    for (const { line, problem } of rejects) {
      this.count += 1;
      this.byCode[problem.code] = (this.byCode[problem.code] ?? 0) + 1;
      if (this.first.length < 5) this.first.push({ line, ...problem });
    }
    const text = rejects.map(toLine).join('');
    this.written = this.written.then(() => appendFile(this.path, text));
    try {
      await this.written;
    } catch (cause) {
      throw notWritable(this.path, cause);
    }
  }
}
