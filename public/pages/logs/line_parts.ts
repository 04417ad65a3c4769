/** Text as parts to be shown in different ways. */
import type { LogLine } from '../../../common/api/search_logs';

export interface TextPart {
  text: string;
  /** Whether it is what was searched for, or what changes in a pattern. */
  isMarked: boolean;
}

/** The parts of a line: what was searched for, and what is around it. Empty ones are left out. */
export function linePartsOf(line: string, found: LogLine['found']): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const { from, to } of found) {
    parts.push({ text: line.slice(at, from), isMarked: false });
    parts.push({ text: line.slice(from, to), isMarked: true });
    at = to;
  }
  parts.push({ text: line.slice(at), isMarked: false });
  return parts.filter(({ text }) => text !== '');
}

/** The parts of a template: placeholders, and the words between them. */
export function templatePartsOf(template: string): TextPart[] {
  return template
    .split(/(<\*>)/)
    .filter((text) => text !== '')
    .map((text) => ({ text, isMarked: text === '<*>' }));
}
