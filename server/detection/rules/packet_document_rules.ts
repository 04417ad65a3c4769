import type { PacketRuleLimits } from '../../../common/packet_settings';
import {
  packetOrder,
  readPacketDocument,
  type DocumentOf,
} from '../../features/packets/document_packet';
import { turns } from '../../features/turns';
import type { PacketMatch } from '../../rules/packets/finding_book';
import { flowAsPackets } from '../../rules/packets/flow_as_packets';
import { PacketWatch } from '../../rules/packets/packet_watch';
import type { SourceDocument } from '../ports/source_reader';
import type { DocumentRules, RuleMatch } from './rule_match';
import { isMoment } from './moment';

const toMatch = ({ rule, attacker, reason }: PacketMatch): RuleMatch => ({
  rule: rule.id,
  severity: rule.severity,
  technique: rule.technique.id,
  reason,
  entities: [attacker.ip, attacker.mac].flatMap((name) => name ?? []),
});

/** The packet rules over documents of packets and of flows. */
export class PacketDocumentRules implements DocumentRules {
  private readonly watch: PacketWatch;
  private seen = 0;

  constructor(limits: PacketRuleLimits | undefined) {
    this.watch = new PacketWatch(limits);
  }

  get windowMs(): number {
    return this.watch.windowMs;
  }

  async judge(documents: readonly SourceDocument[]): Promise<RuleMatch[][]> {
    const matches: RuleMatch[][] = documents.map(() => []);
    const timed = documents.flatMap(
      ({ source, time }, place) =>
      !isMoment(time) ? [] : [{ place, document: { source, time }, order: packetOrder({ source, time }) }], // prettier-ignore
    );
    // Elasticsearch sorts by milliseconds; a question and its answer are often within one.
    timed.sort(({ order: [a, i] }, { order: [b, j] }) => a - b || i - j);
    for (const { place, document } of timed) {
      if (turns.isOver()) await turns.next();
      matches[place] = this.take(document);
    }
    this.watch.takeFindings();
    this.watch.takeNewFindings();
    return matches;
  }

  private take(document: DocumentOf): RuleMatch[] {
    this.seen += 1;
    const read = readPacketDocument(document, this.seen);
    if (read === null) return [];
    const { windowMs, seen: number } = this;
    const packets =
      'packet' in read ? [read.packet] : flowAsPackets(read.flow, { windowMs, number });
    for (const packet of packets) this.watch.observe(packet);
    return this.watch.takeMatches().map(toMatch);
  }
}
