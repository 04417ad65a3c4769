/** A whole authentication log as a report. */
import type { AuthSettings } from '../../common/auth_settings';
import { AuthLogSurvey, type AuthSurvey } from '../../server/detection/auth_log/survey_auth_log';
import { readLines } from '../ingest/read_lines';
import type { OpenAuthLog } from './open_auth_log';

/** @throws AppError FILE_NOT_READABLE, ABORTED */
export async function surveyAuthLog(
  log: OpenAuthLog,
  settings: AuthSettings,
  signal?: AbortSignal,
): Promise<AuthSurvey> {
  const survey = new AuthLogSurvey(settings);
  const reader = log.newReader();
  for await (const { lines } of readLines(log.source, signal)) {
    for (const line of lines) {
      if (line.text.trim() === '') survey.takeBlank();
      else survey.take(reader.read(line));
    }
  }
  return survey.result(log.notes);
}
