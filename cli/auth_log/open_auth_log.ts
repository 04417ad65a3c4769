/** An authentication log before its lines are read. */
import { AuthLogReader } from '../../server/features/logs/auth/auth_log_reader';
import { takeApart } from '../../server/features/logs/lines/take_apart';
import { openLog, type LogTimeOptions, type OpenLog } from '../logs/open_log';

export type AuthLogOptions = LogTimeOptions;

export interface OpenAuthLog extends Pick<OpenLog, 'source' | 'notes'> {
  /** Makes a reader that begins with the first line. */
  newReader(): AuthLogReader;
}

/** @throws AppError as `openLog` */
export async function openAuthLog(
  file: string,
  options: AuthLogOptions,
  signal?: AbortSignal,
): Promise<OpenAuthLog> {
  const { source, times, notes } = await openLog(file, { ...options, takeApart }, signal);
  return { source, notes, newReader: () => new AuthLogReader(times) };
}
