/** Where simulated rows go. */
import type { Client } from '@elastic/elasticsearch';
import { open } from 'fs/promises';
import path from 'path';
import { AppError } from '../../common/errors';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import type { NumberedRow } from '../../simulators/rocket/live_rocket';
import type { RocketRow } from '../../simulators/rocket/rocket_row';
import type { Column } from '../ingest/field_types';
import { TargetIndex } from '../ingest/target_index';

export interface RowSink {
  /** Resolves when the rows are safe. @returns how many were refused */
  write(rows: readonly NumberedRow[]): Promise<number>;
  close(): Promise<void>;
}

export const fileEndings = ['.csv', '.jsonl', '.ndjson'];

const csvColumns: ReadonlyArray<keyof RocketRow> = [
  '@timestamp',
  'temp_c',
  'cpu_pct',
  'net_kbps',
  'pressure_bar',
  'status',
  'anomaly_type',
];

const toCsv = (row: RocketRow) => csvColumns.map((column) => row[column]).join(',');

/**
 * A file of CSV (ending .csv) or JSON lines, written over what is there.
 * @throws AppError FILE_NOT_WRITABLE
 */
export async function fileSink(file: string): Promise<RowSink> {
  const isCsv = path.extname(file).toLowerCase() === '.csv';
  const toLine = isCsv ? toCsv : (row: RocketRow) => JSON.stringify(row);
  const failed = (cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new AppError('FILE_NOT_WRITABLE', `Cannot write ${file}: ${reason}.`, { cause });
  };
  try {
    const handle = await open(file, 'w');
    if (isCsv) await handle.write(`${csvColumns.join(',')}\n`);
    return {
      write: async (rows) => {
        await handle.write(rows.map(({ row }) => `${toLine(row)}\n`).join('')).catch((cause) => {
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

const rocketColumns: Column[] = [
  { field: '@timestamp', type: 'date' },
  { field: 'temp_c', type: 'double' },
  { field: 'cpu_pct', type: 'double' },
  { field: 'net_kbps', type: 'double' },
  { field: 'pressure_bar', type: 'double' },
  { field: 'status', type: 'keyword' },
  { field: 'anomaly_type', type: 'keyword' },
];

/**
 * An index, with the rows' own ids: written again they stand there once. The templates for rocket
 * telemetry are installed first.
 */
export async function indexSink(
  client: Client,
  name: string,
  signal: AbortSignal,
): Promise<RowSink> {
  await installAssets(client, { signal });
  const index = await TargetIndex.open(client, name, signal);
  await index.create(rocketColumns);
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
