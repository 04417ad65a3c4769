/** Tags for lines by the words in them. */
import type { KeywordTag } from '../../../../common/auth_settings';
import { namedSeverities, type Severity } from '../../../../common/severity';

interface CompiledTag {
  tag: string;
  severity: Severity;
  pattern: RegExp;
}

/** Words stand for themselves and are not parts of longer words. */
function patternOf(words: readonly string[]): RegExp {
  const each = words.map((word) => {
    const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return `${/^\w/.test(word) ? '\\b' : ''}${literal}${/\w$/.test(word) ? '\\b' : ''}`;
  });
  return new RegExp(each.join('|'), 'i');
}

export interface LineTags {
  tags: string[];
  /** That of the most severe tag; none without tags. */
  severity: Severity;
}

export class KeywordTagger {
  private readonly compiled: readonly CompiledTag[];

  constructor(tags: readonly KeywordTag[]) {
    this.compiled = tags.map(({ tag, severity, words }) => ({
      tag,
      severity,
      pattern: patternOf(words),
    }));
  }

  /** @param message with the name of its program before it, so that words may stand for programs */
  tag(message: string): LineTags {
    const found = this.compiled.filter(({ pattern }) => pattern.test(message));
    const order: readonly Severity[] = ['none', ...namedSeverities];
    const severity = found.reduce<Severity>(
      (worst, { severity: own }) => (order.indexOf(own) > order.indexOf(worst) ? own : worst),
      'none',
    );
    return { tags: found.map(({ tag }) => tag), severity };
  }
}
