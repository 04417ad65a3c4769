/** Packets, one after the other, to rows of senders and windows with the rules that matched. */
import type { Packet } from '../../../common/packet';
import type { PacketSettings } from '../../../common/packet_settings';
import { usualPacketWindows } from '../../../common/packet_windows';
import { isSuppressed } from '../../../common/rule_limits';
import { windowMsOf, type Windows } from '../../../common/windows';
import { packetDocument } from '../../features/packets/packet_document';
import { windowDocument, windowTime } from '../../features/windows/window_document';
import { WindowStream, type ClosedWindow } from '../../features/windows/window_stream';
import type { SourceDocument } from '../ports/source_reader';
import { PacketDocumentRules } from '../rules/packet_document_rules';
import { WindowMatches } from '../rules/window_matches';

const timeField = '@timestamp';

interface TimedDocument extends SourceDocument {
  time: number;
}

const asDocument = (packet: Packet): TimedDocument => ({
  index: '',
  id: '',
  time: Math.floor(packet.timeMs),
  source: packetDocument(packet),
});

const senderOf = ({ source }: SourceDocument['source']) => (source as { ip?: string }).ip;

export interface PacketWindowCounts {
  windows: number;
  /** Packets in them; with the next two these are all. */
  packets: number;
  /** Packets that name no sender by IP or ARP, or could not be decoded so far. */
  without_sender: number;
  /** Packets that came when their window was over already, and are in none. */
  late: number;
  /** Of `packets`, those of senders beyond the 100,000 that are told apart: in rows without a sender. */
  beyond_bound: number;
  /** Jumps back in time by more than every window of the rules, after which windows began anew. */
  time_jumps: number;
}

/**
 * The same rows as those of a detector of kind `packets` with `source.windows` (docs/packets.md). Memory is
 * bounded by the senders of one window.
 */
export class PacketWindows {
  private readonly windows: Windows;
  private readonly lengthMs: number;
  private readonly rules: PacketDocumentRules;
  private stream: WindowStream;
  private found: WindowMatches;
  /** Latest time of a packet in a window, since the last jump back. */
  private latestMs = -Infinity;
  /** Late packets of streams before the last jump back. */
  private lateBefore = 0;
  readonly counts: PacketWindowCounts = {
    windows: 0,
    packets: 0,
    without_sender: 0,
    late: 0,
    beyond_bound: 0,
    time_jumps: 0,
  };

  /** @param length of a window, such as `10s`: 1 second to 7 days */
  constructor(
    length: string,
    private readonly settings: PacketSettings = {},
  ) {
    // Nothing here looks back.
    this.windows = { ...usualPacketWindows, length, history: length };
    this.lengthMs = windowMsOf(this.windows);
    this.stream = new WindowStream(this.windows);
    this.rules = new PacketDocumentRules(settings.rules);
    this.found = new WindowMatches(this.windows);
  }

  /** @returns rows of the windows that these packets close */
  async push(packets: readonly Packet[]): Promise<Array<Record<string, unknown>>> {
    const rows: Array<Record<string, unknown>> = [];
    let stretch: TimedDocument[] = [];
    for (const packet of packets) {
      const document = asDocument(packet);
      if (this.goesBackTo(document)) {
        rows.push(...(await this.rowsOfStretch(stretch)), ...this.beginAnew());
        stretch = [];
      }
      stretch.push(document);
    }
    rows.push(...(await this.rowsOfStretch(stretch)));
    return rows;
  }

  /** @returns rows of the windows that are open: no more packets will come */
  finish(): Array<Record<string, unknown>> {
    return this.rowsOf(this.stream.flush());
  }

  /**
   * Whether time goes back so far that the rules begin anew: files were joined, or a packet had a wrong
   * time. Without this every packet up to that time would be late, and in no row.
   */
  private goesBackTo({ time, source }: TimedDocument): boolean {
    if (senderOf(source) === undefined) return false;
    const openSince = Math.floor(this.latestMs / this.lengthMs) * this.lengthMs;
    const goesBack = time < openSince && this.latestMs - time > this.rules.windowMs;
    this.latestMs = goesBack ? time : Math.max(this.latestMs, time);
    return goesBack;
  }

  private beginAnew(): Array<Record<string, unknown>> {
    const rows = this.finish();
    this.counts.time_jumps += 1;
    this.lateBefore += this.stream.late;
    this.stream = new WindowStream(this.windows);
    this.found = new WindowMatches(this.windows);
    return rows;
  }

  private async rowsOfStretch(
    documents: readonly TimedDocument[],
  ): Promise<Array<Record<string, unknown>>> {
    await this.found.judge(this.rules, documents);
    return documents.flatMap(({ time, source }) => {
      if (senderOf(source) === undefined) {
        this.counts.without_sender += 1;
        return [];
      }
      return this.rowsOf(this.stream.push({ time, source }));
    });
  }

  private rowsOf(closed: readonly ClosedWindow[]): Array<Record<string, unknown>> {
    this.counts.late = this.lateBefore + this.stream.late;
    return closed.map((window) => {
      this.found.forgetBefore(window.start);
      this.counts.windows += 1;
      this.counts.packets += window.events;
      if (window.entity === null) this.counts.beyond_bound += window.events;
      return { ...windowDocument(this.windows, timeField, window), ...this.said(window) };
    });
  }

  private said(window: ClosedWindow) {
    const { suppress = [] } = this.settings;
    const timeMs = windowTime(window);
    const matches = window.entity === null ? [] : this.found.of(window.start, window.entity);
    const spoken = matches.filter(
      ({ rule, entities }) => !isSuppressed(suppress, { rule, entities, timeMs }),
    );
    if (spoken.length === 0) return {};
    return {
      rules: spoken.map(({ rule }) => rule),
      rule_reasons: spoken.map(({ reason }) => reason),
    };
  }
}

/** Types of the fields, for an index that is made for them. */
export const packetWindowFieldTypes = {
  [timeField]: 'date',
  'source.ip': 'ip',
  'window.start': 'date',
  'window.end': 'date',
  'window.events': 'long',
  'window.limited': 'keyword',
  ...Object.fromEntries(usualPacketWindows.measures.map(({ name }) => [name, 'double' as const])),
  rules: 'keyword',
  rule_reasons: 'keyword',
} as const;
