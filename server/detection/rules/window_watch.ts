/**
 * Rules over a detector whose rows are windows: they look at the documents, packet by packet, and a window
 * has what they say of its entity in its time.
 */
import { windowMsOf, type Windows } from '../../../common/windows';
import { parseWindowId } from '../../features/windows/window_document';
import type { SourceDocument, SourceReader } from '../ports/source_reader';
import type { SourceScope, TimeRange } from '../ports/scope';
import { onceEach } from '../windows/once_each';
import type { DocumentRules, RuleMatch } from './rule_match';
import type { Matches, Watch } from './rule_watch';
import { WindowMatches } from './window_matches';

interface Options {
  windows: Windows;
  rules: DocumentRules;
  /** The documents: without windows, with all fields that the rules read. */
  scope: SourceScope;
}

export class WindowWatch implements Watch {
  private readonly found: WindowMatches;
  /** Begin of the latest window that was judged: pages and runs go on there. */
  private latest = -Infinity;
  /** Every document before was looked at; null = none yet. */
  private seen: number | null = null;

  constructor(
    private readonly reader: Pick<SourceReader, 'pages'>,
    private readonly options: Options,
  ) {
    this.found = new WindowMatches(options.windows);
  }

  /** Whether windows that begin at `first` or later can be judged, knowing all that counts for them. */
  goesOnTo(first: number): boolean {
    const { seen, latest } = this;
    return seen !== null && first >= latest && first - seen <= this.options.rules.windowMs;
  }

  async judge(page: readonly SourceDocument[], signal: AbortSignal): Promise<Matches> {
    const { windows: configured } = this.options;
    const windows = page.flatMap((document) => {
      const parsed = parseWindowId(configured, document.id);
      return parsed === null ? [] : [{ document, ...parsed }];
    });
    const matches = new Map<SourceDocument, readonly RuleMatch[]>();
    const last = windows.reduce((most, { start }) => Math.max(most, start), -Infinity);
    if (last === -Infinity) return matches;
    const to = last + windowMsOf(configured);
    if (this.seen === null || this.seen < to) await this.lookAt({ from: this.seen, to }, signal);
    for (const { document, start, entity } of windows) {
      const said = this.found.of(start, entity);
      if (said.length > 0) matches.set(document, said);
    }
    this.latest = last;
    this.found.forgetBefore(last);
    return matches;
  }

  /** Has the rules look at the documents of a range; null = from the first on. */
  async lookAt(range: TimeRange, signal: AbortSignal): Promise<void> {
    const { rules, scope, windows } = this.options;
    const asked = { ...scope, indexed: windows.entity };
    for await (const page of onceEach(this.reader.pages(asked, range, signal))) {
      await this.found.judge(rules, page);
    }
    this.seen = range.to;
  }
}
