/** What rules said of packets, gathered for the windows of entities. */
import { entityPathOf, windowMsOf, type Windows } from '../../../common/windows';
import { readField } from '../../features/metrics/read_field';
import { entitiesOf } from '../../features/windows/read_values';
import type { SourceDocument } from '../ports/source_reader';
import type { DocumentRules, RuleMatch } from './rule_match';

/** Entities by which a window is that of whoever sent its packets, and so may be the attacker's. */
const senders: ReadonlySet<string> = new Set(['source.ip', 'source.mac']);

const linkAddress = /^(?:[\da-f]{2}:){5}[\da-f]{2}$/;

/** Link addresses are written in several ways. */
const plain = (name: string) => name.toLowerCase().replaceAll('-', ':');

type Document = Pick<SourceDocument, 'source' | 'time' | 'indexed'>;

/** By entity the latest match of each rule, which counts the most. */
type Found = Map<string, Map<string, RuleMatch>>;

export class WindowMatches {
  private readonly lengthMs: number;
  /** By begin of the window. */
  private readonly found = new Map<number, Found>();

  constructor(private readonly windows: Windows) {
    this.lengthMs = windowMsOf(windows);
  }

  /** Has rules look at documents, and keeps what they say. */
  async judge(rules: DocumentRules, documents: readonly SourceDocument[]): Promise<void> {
    const judged = await rules.judge(documents);
    documents.forEach((document, i) => this.add(document, judged[i] ?? []));
  }

  private add({ source, indexed, time }: Document, matches: readonly RuleMatch[]): void {
    if (time === null || matches.length === 0) return;
    const start = Math.floor(time / this.lengthMs) * this.lengthMs;
    const ofSpan: Found = this.found.get(start) ?? new Map<string, Map<string, RuleMatch>>();
    this.found.set(start, ofSpan);
    for (const match of matches) {
      for (const entity of this.concerned({ source, indexed }, match)) {
        const named = ofSpan.get(entity) ?? new Map<string, RuleMatch>();
        ofSpan.set(entity, named.set(match.rule, match));
      }
    }
  }

  /** What was said of an entity in the window that begins at `start`; none when nothing was. */
  of(start: number, entity: string): readonly RuleMatch[] {
    return [...(this.found.get(start)?.get(plain(entity))?.values() ?? [])];
  }

  /** Lets go of windows that begin earlier. */
  forgetBefore(start: number): void {
    for (const known of this.found.keys()) if (known < start) this.found.delete(known);
  }

  /**
   * Whose window a match is for: the attacker's, who need not have sent this packet: it may be the answer.
   * Where windows are not those of senders, or no such name of the attacker is known, the packet's own.
   */
  private concerned(
    { source, indexed }: Pick<Document, 'source' | 'indexed'>,
    { entities }: RuleMatch,
  ): string[] {
    const { entity } = this.windows;
    const attackers = senders.has(entity)
      ? entities.map(plain).filter((name) => linkAddress.test(name) === (entity === 'source.mac'))
      : [];
    if (attackers.length > 0) return attackers;
    return entitiesOf(indexed ?? readField(source, entityPathOf(this.windows))).map(plain);
  }
}
