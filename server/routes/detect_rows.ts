import { detectRows as contract, mostDetectedRows } from '../../common/api/detect_rows';
import { AppError } from '../../common/errors';
import { detectRows, type SentRow } from '../detection/scoring/detect_rows';
import { defineRoute } from './define_route';

const notAnObject = { code: 'LINE_MALFORMED', field: '' } as const;

function readLine(line: number, text: string): SentRow {
  try {
    const document: unknown = JSON.parse(text);
    const isObject = typeof document === 'object' && document !== null && !Array.isArray(document);
    return isObject
      ? { line, document: document as Record<string, unknown> }
      : { line, problem: notAnObject };
  } catch {
    return { line, problem: notAnObject };
  }
}

/** Blank lines are none; those beyond the limit are not read. */
function readLines(text: string): SentRow[] {
  const filled = text
    .split('\n')
    .map((line, i) => [i + 1, line] as const)
    .filter(([, line]) => line.trim() !== '');
  if (filled.length > mostDetectedRows) {
    throw new AppError(
      'REQUEST_INVALID',
      `Send at most ${mostDetectedRows} lines at once; these are ${filled.length}.`,
    );
  }
  return filled.map(([number, line]) => readLine(number, line));
}

export const detectRowsRoute = defineRoute(contract, ({ params, body }, { ports, signal }) => {
  const { rows, lines, model_version: modelVersion } = body;
  if ((rows === undefined) === (lines === undefined)) {
    throw new AppError('REQUEST_INVALID', 'Body: give either "rows" or "lines".');
  }
  const sent = rows?.map((document): SentRow => ({ document })) ?? readLines(lines ?? '');
  return detectRows(ports, { detectorId: params.id, modelVersion, rows: sent }, signal);
});
