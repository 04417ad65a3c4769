/**
 * A flow as the packets that the rules would have seen: its beginning, whether it was answered, its end.
 * Flags and ARP do not show in flows, so that the rules about them are silent.
 */
import { ipProtocol, tcpFlag, type Packet } from '../../../common/packet';
import type { PacketFlow } from '../../../common/packet_flow';

const { syn, ack, fin } = tcpFlag;

/** Headers of link, IP and transport: what a packet without payload has at least. */
const headerBytes = 60;
/** More packets of one flow than this say nothing more. */
const mostPackets = 2_000;

type Direction = 'forth' | 'back';

const payloadOf = ({ bytes, packets }: PacketFlow['forth']) =>
  Math.max(0, bytes - packets * headerBytes);

function packetOf(
  flow: PacketFlow,
  { direction, timeMs, number }: { direction: Direction; timeMs: number; number: number },
): Packet {
  const { sourceIp, destinationIp, sourceMac, destinationMac } = flow;
  const { sourcePort, destinationPort, protocol, application } = flow;
  const ends =
    direction === 'forth'
      ? { sourceIp, destinationIp, sourceMac, destinationMac, sourcePort, destinationPort }
      : {
          sourceIp: destinationIp,
          destinationIp: sourceIp,
          sourceMac: destinationMac,
          destinationMac: sourceMac,
          sourcePort: destinationPort,
          destinationPort: sourcePort,
        };
  return {
    ...ends,
    timeMs,
    nanoseconds: 0,
    number,
    interfaceId: 0,
    bytes: 0,
    capturedBytes: 0,
    vlans: [],
    protocol,
    application,
  };
}

/** A handshake takes two packets of the client and one of the server; a refusal one of each. */
const wasOpened = ({ forth, back }: PacketFlow) =>
  back.packets >= 2 || (back.packets >= 1 && forth.packets >= 3);

function tcpPackets(flow: PacketFlow, number: number): Packet[] {
  const { startMs, endMs, forth, back } = flow;
  const at = (direction: Direction, timeMs: number, tcpFlags: number, payloadBytes = 0) => ({
    ...packetOf(flow, { direction, timeMs, number }),
    tcpFlags,
    payloadBytes,
  });
  const asks = at('forth', startMs, syn);
  if (!wasOpened(flow)) return [asks];
  const opened = [
    asks,
    at('back', startMs, syn | ack),
    at('forth', startMs, ack, payloadOf(forth)),
    at('back', endMs, ack, payloadOf(back)),
  ];
  return flow.isFinal ? [...opened, at('forth', endMs, fin | ack)] : opened;
}

function udpPackets(flow: PacketFlow, number: number): Packet[] {
  const asks = packetOf(flow, { direction: 'forth', timeMs: flow.startMs, number });
  const answers = packetOf(flow, { direction: 'back', timeMs: flow.endMs, number });
  return flow.back.packets > 0 ? [asks, answers] : [asks];
}

function pings(flow: PacketFlow, number: number): Packet[] {
  const type = flow.protocol === ipProtocol.icmp ? 8 : 128;
  const count = Math.min(mostPackets, Math.max(1, flow.forth.packets));
  const step = (flow.endMs - flow.startMs) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, i) => ({
    ...packetOf(flow, {
      direction: 'forth',
      timeMs: flow.startMs + i * step,
      number: number + i / count,
    }),
    icmp: { type, code: 0 },
  }));
}

/** Flows are reported at their end: what is longer is long enough for every rule. Milliseconds. */
const longest = 120_000;

/** With its beginning close to the report: rules take time that goes back far for another capture. */
function recent(flow: PacketFlow, mostMs: number): PacketFlow {
  const { timeMs } = flow;
  const within = (ms: number) => Math.min(timeMs, Math.max(timeMs - mostMs, ms));
  const startMs = within(flow.startMs);
  return { ...flow, startMs, endMs: Math.max(startMs, within(flow.endMs)) };
}

/**
 * @param windowMs the longest window of the rules
 * @param number tells the packets of this flow from those of others
 */
export function flowAsPackets(
  whole: PacketFlow,
  { windowMs, number }: { windowMs: number; number: number },
): Packet[] {
  const flow = recent(whole, Math.min(longest, windowMs / 2));
  if (flow.protocol === ipProtocol.tcp) return tcpPackets(flow, number);
  if (flow.protocol === ipProtocol.udp) return udpPackets(flow, number);
  const isIcmp = flow.protocol === ipProtocol.icmp || flow.protocol === ipProtocol.icmpv6;
  return isIcmp ? pings(flow, number) : [];
}
