/** Labels as JSON lines: one a line, with a line break behind each. */
import { decodeOrThrow } from './codecs/decode';
import { AppError, toAppError } from './errors';
import { labelCodec, type Label } from './label';

export const labelLines = (labels: readonly Label[]): string =>
  labels.map((label) => `${JSON.stringify(label)}\n`).join('');

/** Most bad lines that a message names. */
const mostNamed = 20;

/**
 * All or nothing: a file with a bad line is refused as a whole.
 * @throws AppError REQUEST_INVALID, which names the bad lines with their numbers and what is wrong in each
 */
export function readLabelLines(text: string): Label[] {
  const labels: Label[] = [];
  const bad: string[] = [];
  text
    .replace(/^\ufeff/, '')
    .split('\n')
    .forEach((line, i) => {
      if (line.trim() === '') return;
      const read = readLine(line, `Line ${i + 1}`);
      if (typeof read === 'string') bad.push(read);
      else labels.push(read);
    });
  if (bad.length === 0) return labels;
  const more = bad.length > mostNamed ? [`and ${bad.length - mostNamed} more`] : [];
  throw new AppError(
    'REQUEST_INVALID',
    `Nothing was taken in, since ${bad.length === 1 ? '1 line is' : `${bad.length} lines are`} no label:\n${[...bad.slice(0, mostNamed), ...more].join('\n')}`,
  );
}

/** A label, or what is wrong with the line. */
function readLine(line: string, what: string): Label | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return `${what} is not JSON.`;
  }
  try {
    return decodeOrThrow(labelCodec, value, { what });
  } catch (error) {
    return toAppError(error).message;
  }
}
