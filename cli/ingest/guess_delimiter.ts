/** Which character parts the columns of a CSV file. */

export const delimiters = [',', ';', '\t', '|'] as const;

const linesLookedAt = 20;

/** How often a character stands outside quotes. */
function countOutsideQuotes(line: string, character: string): number {
  return line.replace(/"[^"]*"/g, '').split(character).length - 1;
}

/**
 * The candidate that most of the first lines hold as often as the header does, and of those the
 * most frequent one; null when none stands in the header, as in a file with a single column.
 */
export function guessDelimiter(firstLines: readonly string[]): string | null {
  const lines = firstLines.filter((line) => line.trim() !== '').slice(0, linesLookedAt);
  const ranked = delimiters
    .map((delimiter) => {
      const counts = lines.map((line) => countOutsideQuotes(line, delimiter));
      const inHeader = counts[0] ?? 0;
      const alike = counts.filter((count) => count === inHeader).length;
      return { delimiter, inHeader, alike };
    })
    .filter(({ inHeader }) => inHeader > 0)
    .sort((a, b) => b.alike - a.alike || b.inHeader - a.inHeader);
  return ranked[0]?.delimiter ?? null;
}

const names: Record<string, string> = { '\t': 'tab' };

/** A delimiter as messages show it. */
export function nameOfDelimiter(delimiter: string): string {
  return names[delimiter] ?? `"${delimiter}"`;
}
