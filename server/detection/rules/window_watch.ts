/**
 * Rules over a detector whose rows are windows: they look at the documents, packet by packet, and a window
 * has what they say of its entity in its time.
 */
import { entityPathOf, windowMsOf, type Windows } from '../../../common/windows';
import { parseWindowId } from '../../features/windows/window_document';
import { readField } from '../../features/metrics/read_field';
import { entitiesOf } from '../../features/windows/read_values';
import type { SourceDocument, SourceReader, SourceScope, TimeRange } from '../ports';
import { onceEach } from '../windows/once_each';
import type { DocumentRules, RuleMatch } from './document_rules';
import type { Matches, Watch } from './rule_watch';

interface Options {
  windows: Windows;
  rules: DocumentRules;
  /** The documents: without windows, with all fields that the rules read. */
  scope: SourceScope;
}

/** Entities by which a window is that of whoever sent its packets, and so may be the attacker's. */
const senders: ReadonlySet<string> = new Set(['source.ip', 'source.mac']);

/** Link addresses are written in several ways. */
const plain = (name: string) => name.toLowerCase().replaceAll('-', ':');

/** By entity the latest match of each rule, which counts the most. */
type Found = Map<string, Map<string, RuleMatch>>;

export class WindowWatch implements Watch {
  private readonly lengthMs: number;
  /** By begin of the window. */
  private readonly found = new Map<number, Found>();
  /** Begin of the latest window that was judged: pages and runs go on there. */
  private latest = -Infinity;
  /** Every document before was looked at; null = none yet. */
  private seen: number | null = null;

  constructor(
    private readonly reader: Pick<SourceReader, 'pages'>,
    private readonly options: Options,
  ) {
    this.lengthMs = windowMsOf(options.windows);
  }

  /** Whether windows that begin at `first` or later can be judged, knowing all that counts for them. */
  goesOnTo(first: number): boolean {
    const { seen, latest } = this;
    return seen !== null && first >= latest && first - seen <= this.options.rules.windowMs;
  }

  async judge(page: readonly SourceDocument[], signal: AbortSignal): Promise<Matches> {
    const windows = page.flatMap((document) => {
      const parsed = parseWindowId(this.options.windows, document.id);
      return parsed === null ? [] : [{ document, ...parsed }];
    });
    const matches = new Map<SourceDocument, readonly RuleMatch[]>();
    const last = windows.reduce((most, { start }) => Math.max(most, start), -Infinity);
    if (last === -Infinity) return matches;
    const to = last + this.lengthMs;
    if (this.seen === null || this.seen < to) await this.lookAt({ from: this.seen, to }, signal);
    for (const { document, start, entity } of windows) {
      const said = this.found.get(start)?.get(plain(entity));
      if (said !== undefined) matches.set(document, [...said.values()]);
    }
    this.forgetBefore(last);
    return matches;
  }

  /** Has the rules look at the documents of a range; null = from the first on. */
  async lookAt(range: TimeRange, signal: AbortSignal): Promise<void> {
    const { rules, scope, windows } = this.options;
    const asked = { ...scope, indexed: windows.entity };
    for await (const page of onceEach(this.reader.pages(asked, range, signal))) {
      rules.judge(page).forEach((matches, i) => {
        const document = page[i];
        if (document !== undefined && matches.length > 0) this.keep(document, matches);
      });
    }
    this.seen = range.to;
  }

  private keep(document: SourceDocument, matches: readonly RuleMatch[]): void {
    const { time } = document;
    if (time === null) return;
    const start = Math.floor(time / this.lengthMs) * this.lengthMs;
    const ofSpan: Found = this.found.get(start) ?? new Map<string, Map<string, RuleMatch>>();
    this.found.set(start, ofSpan);
    for (const match of matches) {
      for (const entity of this.concerned(document, match)) {
        const named = ofSpan.get(entity) ?? new Map<string, RuleMatch>();
        ofSpan.set(entity, named.set(match.rule, match));
      }
    }
  }

  /**
   * Whose window a match is for: the attacker's, who need not have sent this packet: it may be the answer.
   * Where windows are not those of senders, or no such name of the attacker is known, the packet's own.
   */
  private concerned({ source, indexed }: SourceDocument, { entities }: RuleMatch): string[] {
    const { windows } = this.options;
    const isMac = windows.entity === 'source.mac';
    const attackers = senders.has(windows.entity)
      ? entities.map(plain).filter((name) => /^(?:[\da-f]{2}:){5}[\da-f]{2}$/.test(name) === isMac)
      : [];
    if (attackers.length > 0) return attackers;
    return entitiesOf(indexed ?? readField(source, entityPathOf(windows))).map(plain);
  }

  private forgetBefore(start: number): void {
    this.latest = start;
    for (const known of this.found.keys()) if (known < start) this.found.delete(known);
  }
}
