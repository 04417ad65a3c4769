import type { Client } from '@elastic/elasticsearch';
import type { AuthSettings } from '../../common/auth_settings';
import { ingestRows, type IngestSummary, type RowOptions } from '../ingest/ingest_file';
import { firstLines } from '../ingest/read_lines';
import { authFormat } from './auth_format';
import { openAuthLog, type AuthLogOptions } from './open_auth_log';

/** Enough to see that the file holds lines; nothing is guessed from them. */
const sampleLines = 20;

/**
 * Ingests an authentication log, by the way of other files: the same ids, rejects and counts.
 * @throws AppError as `ingestFile`
 */
export async function ingestAuthLog(
  client: Client,
  options: RowOptions & AuthLogOptions,
  settings: AuthSettings,
): Promise<IngestSummary> {
  const log = await openAuthLog(options.file, options, options.signal);
  const { lines, complete } = await firstLines(log.source, sampleLines);
  const start = { source: log.source, lines, complete, format: authFormat(log, settings) };
  return ingestRows(client, options, start);
}
