/** The rules over the documents of one run, which may come again: a run begins where the last one ended. */
import type { SourceDocument } from '../ports/source_reader';
import type { DocumentRules, RuleMatch } from './rule_match';

export type Matches = ReadonlyMap<SourceDocument, readonly RuleMatch[]>;

/** Shown the rows of a run page by page, it says what rules found of each. */
export interface Watch {
  /** @param page in order of event time */
  judge(page: readonly SourceDocument[], signal: AbortSignal): Matches | Promise<Matches>;
}

const nameOf = ({ index, id }: SourceDocument) => `${index} ${id}`;

export class RuleWatch implements Watch {
  private latest = -Infinity;
  /** What was said of the documents of the latest time: the next run reads them again. */
  private atLatest = new Map<string, readonly RuleMatch[]>();

  constructor(private readonly rules: DocumentRules) {}

  /** @param page in order of event time */
  async judge(page: readonly SourceDocument[]): Promise<Matches> {
    const found = new Map<SourceDocument, readonly RuleMatch[]>();
    const unseen = page.filter((document) => {
      const known = document.time === this.latest ? this.atLatest.get(nameOf(document)) : undefined;
      if (known !== undefined) found.set(document, known);
      return known === undefined;
    });
    const judged = await this.rules.judge(unseen);
    judged.forEach((matches, i) => {
      const document = unseen[i];
      if (document !== undefined) this.keep(document, matches, found);
    });
    return found;
  }

  private keep(
    document: SourceDocument,
    matches: readonly RuleMatch[],
    found: Map<SourceDocument, readonly RuleMatch[]>,
  ): void {
    if (matches.length > 0) found.set(document, matches);
    const { time } = document;
    if (time === null || time < this.latest) return;
    if (time > this.latest) this.atLatest.clear();
    this.latest = time;
    this.atLatest.set(nameOf(document), matches);
  }
}
