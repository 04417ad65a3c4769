/** Goes through a capture: every packet is counted, and the rules say what they find. */
import { ipProtocol, type Packet, type PacketProblem } from '../../../common/packet';
import type { PacketFinding } from '../../../common/packet_finding';
import type { PacketSettings } from '../../../common/packet_settings';
import { isSuppressed } from '../../../common/rule_limits';
import type { UnreadPart } from '../../features/packets/frame';
import { readPackets, type PacketBatch } from '../../features/packets/read_packets';
import { PacketWatch } from '../../rules/packets/packet_watch';

export interface CaptureSurvey {
  /** `decoded` and those with a problem, which are counted by it. */
  packets: number;
  decoded: number;
  problems: Partial<Record<PacketProblem, number>>;
  /** Numbers of link types that are not read, in the order they came; the first of many. */
  unknown_link_types: number[];
  /** Parts of the file in which no packet could be read; the first of many. */
  unread: { parts: number; bytes: number; first: UnreadPart[] };
  /** Bytes on the wire. */
  bytes: number;
  /** ISO 8601; null without packets. */
  first_packet: string | null;
  last_packet: string | null;
  protocols: Record<string, number>;
  findings: PacketFinding[];
  /** Findings beyond those listed. */
  more_findings: number;
  /** Findings that the settings want not to hear of. */
  suppressed_findings: number;
  /** What the rules forgot before its time because too much went on at once. */
  forgotten: number;
  /** Jumps back in time, after which the rules began anew. */
  time_jumps: number;
}

export interface SurveyOptions {
  /** Of the rules. */
  settings?: PacketSettings;
  /** Gets the packets in order; the next ones are read when it resolves. */
  onPackets?: (packets: readonly Packet[]) => Promise<void>;
  /** Gets each finding soon after its threshold is reached; it may grow afterwards. */
  onFinding?: (finding: PacketFinding) => void;
  onProgress?: (progress: { bytesRead: number; packets: number }) => void;
}

const mostFindings = 10_000;
const shownUnread = 5;
const shownLinkTypes = 5;

const protocolNames = new Map<number, string>([
  [ipProtocol.tcp, 'tcp'],
  [ipProtocol.udp, 'udp'],
  [ipProtocol.icmp, 'icmp'],
  [ipProtocol.icmpv6, 'icmpv6'],
]);

function protocolOf({ protocol, network }: Packet): string {
  if (network === 'arp') return 'arp';
  if (protocol === undefined) return 'other';
  return protocolNames.get(protocol) ?? `ip protocol ${protocol}`;
}

class Survey {
  private readonly watch: PacketWatch;
  private readonly problems: Partial<Record<PacketProblem, number>> = {};
  private readonly unknownLinkTypes = new Set<number>();
  private readonly protocols: Record<string, number> = {};
  private readonly findings: PacketFinding[] = [];
  private readonly unread = { parts: 0, bytes: 0, first: [] as UnreadPart[] };
  private firstMs = Infinity;
  private lastMs = -Infinity;
  private bytes = 0;
  private moreFindings = 0;
  private withProblem = 0;
  private suppressed = 0;
  packets = 0;

  constructor(private readonly settings: PacketSettings) {
    this.watch = new PacketWatch(settings.rules);
  }

  take(packet: Packet): void {
    this.packets += 1;
    this.bytes += packet.bytes;
    this.firstMs = Math.min(this.firstMs, packet.timeMs);
    this.lastMs = Math.max(this.lastMs, packet.timeMs);
    const protocol = protocolOf(packet);
    this.protocols[protocol] = (this.protocols[protocol] ?? 0) + 1;
    if (packet.problem !== undefined) {
      this.withProblem += 1;
      this.problems[packet.problem] = (this.problems[packet.problem] ?? 0) + 1;
    }
    const { unknownLinkType: linkType } = packet;
    if (linkType !== undefined && this.unknownLinkTypes.size < shownLinkTypes) {
      this.unknownLinkTypes.add(linkType);
    }
    this.watch.observe(packet);
  }

  takeUnread(part: UnreadPart): void {
    this.unread.parts += 1;
    this.unread.bytes += part.bytes;
    if (this.unread.first.length < shownUnread) this.unread.first.push(part);
  }

  collect(all: readonly PacketFinding[]): void {
    const found = all.filter((finding) => !this.isSilenced(finding));
    this.suppressed += all.length - found.length;
    const space = Math.max(0, mostFindings - this.findings.length);
    this.findings.push(...found.slice(0, space));
    this.moreFindings += Math.max(0, found.length - space);
  }

  collectFinished(): void {
    this.collect(this.watch.takeFindings());
  }

  newFindings(): PacketFinding[] {
    return this.watch.takeNewFindings().filter((finding) => !this.isSilenced(finding));
  }

  private isSilenced({ rule, source, detected_at: at }: PacketFinding): boolean {
    const entities = [source.ip, source.mac].flatMap((name) => name ?? []);
    const spoken = { rule, entities, timeMs: Date.parse(at) };
    return isSuppressed(this.settings.suppress ?? [], spoken);
  }

  finish(): CaptureSurvey {
    this.collect(this.watch.end());
    const isoTime = (ms: number) => (Number.isFinite(ms) ? new Date(ms).toISOString() : null);
    return {
      packets: this.packets,
      decoded: this.packets - this.withProblem,
      problems: this.problems,
      unknown_link_types: [...this.unknownLinkTypes],
      unread: this.unread,
      bytes: this.bytes,
      first_packet: isoTime(this.firstMs),
      last_packet: isoTime(this.lastMs),
      protocols: this.protocols,
      findings: this.findings.sort((a, b) => (a.detected_at < b.detected_at ? -1 : 1)),
      more_findings: this.moreFindings,
      suppressed_findings: this.suppressed,
      forgotten: this.watch.dropped,
      time_jumps: this.watch.timeJumps,
    };
  }
}

/** @throws AppError what reading the packets or `onPackets` throws */
export async function surveyPackets(
  batches: AsyncIterable<PacketBatch>,
  { settings = {}, onPackets, onFinding, onProgress }: SurveyOptions,
): Promise<CaptureSurvey> {
  const survey = new Survey(settings);
  for await (const { packets, unread, bytesRead } of batches) {
    for (const packet of packets) survey.take(packet);
    for (const part of unread) survey.takeUnread(part);
    for (const finding of survey.newFindings()) onFinding?.(finding);
    survey.collectFinished();
    if (packets.length > 0) await onPackets?.(packets);
    onProgress?.({ bytesRead, packets: survey.packets });
  }
  return survey.finish();
}

/**
 * `chunks`: a pcap or pcapng file in pieces of any size. Memory does not grow with it.
 * @throws AppError CAPTURE_FORMAT_UNKNOWN, and what reading the bytes or `onPackets` throws
 */
export const surveyCapture = (
  chunks: AsyncIterable<Buffer>,
  { name, ...options }: SurveyOptions & { name: string },
): Promise<CaptureSurvey> => surveyPackets(readPackets(chunks, name), options);
