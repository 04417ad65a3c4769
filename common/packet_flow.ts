/** Packets of one connection or exchange added up, as flow exporters such as Packetbeat report them. */

export interface FlowSide {
  /** On the wire, headers included. */
  bytes: number;
  packets: number;
}

export interface PacketFlow {
  /** Milliseconds since 1970: first packet, last packet, report. */
  startMs: number;
  endMs: number;
  timeMs: number;
  /** IANA protocol number. */
  protocol: number;
  sourceIp: string;
  destinationIp: string;
  sourceMac?: string;
  destinationMac?: string;
  sourcePort?: number;
  destinationPort?: number;
  /** From source to destination, and back. */
  forth: FlowSide;
  back: FlowSide;
  application?: 'ssh';
  /** Whether nothing more will be reported of it. */
  isFinal: boolean;
}
