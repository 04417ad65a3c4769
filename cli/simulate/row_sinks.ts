/** Where simulated rows go. */
import type { Client } from '@elastic/elasticsearch';
import type { MappingProperty } from '@elastic/elasticsearch/lib/api/types';
import { open } from 'fs/promises';
import path from 'path';
import { AppError } from '../../common/errors';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import type { Column } from '../ingest/field_types';
import { TargetIndex } from '../ingest/target_index';

/** A row as it is written, under an id that is its own. */
export interface SimulatedRow {
  id: string;
  row: object;
}

export interface RowSink {
  /** Resolves when the rows are safe. @returns how many were refused */
  write(rows: readonly SimulatedRow[]): Promise<number>;
  close(): Promise<void>;
}

/** Endings of files of JSON, a row a line. */
export const lineEndings = ['.jsonl', '.ndjson'];
export const fileEndings = ['.csv', ...lineEndings];

const toCsv = (columns: readonly string[]) => (row: object) =>
  columns.map((column) => String(row[column as keyof object])).join(',');

/**
 * A file of CSV (ending .csv) or JSON lines, written over what is there.
 * @param csvColumns names without a comma, of values without one
 * @throws AppError FILE_NOT_WRITABLE
 */
export async function fileSink(file: string, csvColumns: readonly string[] = []): Promise<RowSink> {
  const isCsv = path.extname(file).toLowerCase() === '.csv';
  const toLine = isCsv ? toCsv(csvColumns) : (row: object) => JSON.stringify(row);
  const failed = (cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new AppError('FILE_NOT_WRITABLE', `Cannot write ${file}: ${reason}.`, { cause });
  };
  try {
    const handle = await open(file, 'w');
    if (isCsv) await handle.appendFile(`${csvColumns.join(',')}\n`);
    return {
      write: async (rows) => {
        await handle
          .appendFile(rows.map(({ row }) => `${toLine(row)}\n`).join(''))
          .catch((cause) => {
            throw failed(cause);
          });
        return 0;
      },
      close: () => handle.close(),
    };
  } catch (cause) {
    throw failed(cause);
  }
}

/** The types of an index that is made for the rows. */
export interface IndexTypes {
  columns?: readonly Column[];
  /** Of fields that `columns` cannot say. */
  properties?: Record<string, MappingProperty>;
}

/**
 * An index, with the rows' own ids: written again they stand there once. The product's templates are
 * installed first.
 */
export async function indexSink(
  client: Client,
  { name, columns = [], properties }: IndexTypes & { name: string },
  signal: AbortSignal,
): Promise<RowSink> {
  await installAssets(client, { signal });
  const index = await TargetIndex.open(client, name, signal);
  await index.create(columns, properties);
  return {
    write: async (rows) => {
      const refused = await index.write(rows.map(({ id, row }) => ({ id, document: { ...row } })));
      return refused.length;
    },
    close: async () => {
      if (!signal.aborted) await index.count();
    },
  };
}
