/** Whether a line is one of a pattern. */
import { maskLine, placeholder } from './mask_line';

/**
 * A line has the template's constants at their places and as many tokens. What was mined on values widens
 * as lines come, so that a line may have several patterns.
 * @returns a test for lines; the template is taken apart once
 */
export function matchTemplate(template: string): (line: string) => boolean {
  const wanted = template.split(' ');
  return (line) => {
    const tokens = maskLine(line);
    return (
      tokens.length === wanted.length &&
      wanted.every((token, i) => token === placeholder || token === tokens[i])
    );
  };
}

/**
 * The runs of whole constant words of a template, in order: what every line of it has word by word. Words
 * with a value in them are left out, since a search engine may take word and value as one.
 */
export function constantRuns(template: string): string[] {
  const runs: string[][] = [[]];
  for (const token of template.split(' ')) {
    if (token.includes(placeholder)) runs.push([]);
    else runs[runs.length - 1]?.push(token);
  }
  return runs.map((run) => run.join(' ')).filter((run) => /[\p{L}\p{N}]/u.test(run));
}
