/**
 * A log line as tokens in which what is plainly a value is a placeholder. One set of masks for logs of
 * every kind: each says what a value looks like wherever it stands, none knows a program's messages.
 */

/** Stands for a value, in templates of this family since He et al. 2017. */
export const placeholder = '<*>';

/** UTF-16 units of a line that are looked at: bounds what one line costs, in time and in memory. */
export const longestLine = 4_096;

/** Tokens of a line that are looked at. */
const mostTokens = 256;

const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const clock = '\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?';
/** Four of the digits of an IPv6 address. */
const group = '[0-9a-fA-F]{1,4}';
const zone = '(?:Z|[+-]\\d{2}:?\\d{2})';

/** No letter or digit before, nor after: a value is not a part of a word. */
const alone = (pattern: string) => `(?<![A-Za-z0-9])(?:${pattern})(?![A-Za-z0-9])`;

/**
 * Alternatives of one expression, the first that fits wins; none has a repeated group within a repeated
 * group of the same characters, so that no line takes longer than its length says.
 */
const values = new RegExp(
  [
    // 2026-11-21T10:00:00.000Z, 2026-11-21 10:00:00,123
    alone(`\\d{4}[-/]\\d{2}[-/]\\d{2}(?:[T ]${clock}\\s?${zone}?)?`),
    // 21/Nov/2026:10:00:00 +0000
    alone(`\\d{1,2}/${month}/\\d{4}:${clock}(?: ${zone})?`),
    // Sat Nov 21 10:00:00 2026, Nov 21 10:00:00
    alone(
      `(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?${month} {1,2}\\d{1,2} ${clock}(?: [A-Z]{3,4})?(?: \\d{4})?`,
    ),
    alone(clock),
    // UUID, MAC address, IPv6 address
    alone('[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}'),
    alone('[0-9a-fA-F]{2}(?:[:-][0-9a-fA-F]{2}){5}'),
    alone(`(?:${group}:){7}${group}`),
    alone(
      `(?=[0-9a-fA-F:]{0,39}[0-9])(?:${group}(?::${group}){0,6})?::(?:${group}(?::${group}){0,6})?`,
    ),
    // IPv4 address, its port or network
    alone('\\d{1,3}(?:\\.\\d{1,3}){3}(?:[:/]\\d{1,5})?'),
    alone('0[xX][0-9a-fA-F]+'),
    // Hexadecimal of hashes and ids: of some length, with a digit
    alone('(?=[a-fA-F]{0,64}[0-9])[0-9a-fA-F]{8,}'),
    // Numbers, whether versions, amounts or with a unit at once behind
    '(?<![A-Za-z0-9_])[+-]?\\d+(?:[.,]\\d+)*(?:[kKMGTP]i?[bB]?|[mnu]?s|%)?(?![A-Za-z0-9_])',
  ].join('|'),
  'g',
);

const whitespace = /\s+/;

/**
 * The line with a placeholder for each value, as tokens that whitespace parts; none of a blank line. What
 * is beyond the limits is one more placeholder.
 */
export function maskLine(line: string): string[] {
  const masked = line.slice(0, longestLine).replace(values, placeholder).trim();
  if (masked === '') return [];
  const tokens = masked.split(whitespace, mostTokens + 1);
  const isCut = line.length > longestLine || tokens.length > mostTokens;
  return isCut ? [...tokens.slice(0, mostTokens), placeholder] : tokens;
}
