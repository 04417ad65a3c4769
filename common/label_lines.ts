/** Labels as JSON lines: one a line, with a line break behind each. */
import { decodeOrThrow } from './codecs/decode';
import { AppError } from './errors';
import { labelCodec, type Label } from './label';

export const labelLines = (labels: readonly Label[]): string =>
  labels.map((label) => `${JSON.stringify(label)}\n`).join('');

/** @throws AppError REQUEST_INVALID, with the number of the line */
export function readLabelLines(text: string): Label[] {
  return text
    .replace(/^\ufeff/, '')
    .split('\n')
    .flatMap((line, i) => (line.trim() === '' ? [] : [readLine(line, `Line ${i + 1}`)]));
}

function readLine(line: string, what: string): Label {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new AppError('REQUEST_INVALID', `${what} is not JSON.`, { cause });
  }
  return decodeOrThrow(labelCodec, value, { what });
}
