/** TCP connections from their first SYN on: which of them came about, and how much they carried. */
import { tcpFlag, type Packet } from '../../../common/packet';
import { RecentMap } from './recent_map';

const { fin, syn, rst, ack } = tcpFlag;

export interface Connection {
  client: string;
  server: string;
  /** Of the server. */
  port: number;
  beganMs: number;
  state: 'asked' | 'answered' | 'open' | 'closed';
  /** Payload in both directions. */
  payloadBytes: number;
  application?: 'ssh';
}

export interface ConnectionEvents {
  /** A SYN that begins a connection. */
  onAttempt(connection: Connection, packet: Packet): void;
  /** The client acknowledged the server's answer: the handshake is complete. */
  onOpen(connection: Connection): void;
  /** One side ended an open connection. */
  onClose(connection: Connection, packet: Packet): void;
}

const mostConnections = 65_536;

export class TcpConnections {
  private readonly connections: RecentMap<Connection>;

  /** @param keptMs how long a connection is remembered in which nothing happens */
  constructor(
    private readonly events: ConnectionEvents,
    keptMs: number,
  ) {
    this.connections = new RecentMap({ most: mostConnections, maxAgeMs: keptMs });
  }

  get dropped(): number {
    return this.connections.dropped;
  }

  /** @returns whether the packet belongs to a connection whose beginning was seen */
  observe(packet: Packet, flags: number): boolean {
    const { sourceIp = '', destinationIp = '', sourcePort = 0, destinationPort = 0 } = packet;
    const forth = `${sourceIp} ${sourcePort} ${destinationIp} ${destinationPort}`;
    const isFirst = (flags & (syn | ack | rst)) === syn;
    if (isFirst) {
      this.begin(forth, packet);
      return true;
    }
    const asClient = this.connections.get(forth);
    const back = `${destinationIp} ${destinationPort} ${sourceIp} ${sourcePort}`;
    const connection = asClient ?? this.connections.get(back);
    if (connection === undefined) return false;
    if (connection.state === 'closed') return true;
    this.connections.set(asClient === undefined ? back : forth, connection, packet.timeMs);
    this.advance(connection, packet, { flags, fromClient: asClient !== undefined });
    return true;
  }

  clear(): void {
    this.connections.clear();
  }

  private begin(key: string, packet: Packet): void {
    const { sourceIp = '', destinationIp = '', destinationPort = 0, timeMs } = packet;
    const before = this.connections.get(key);
    // A SYN that is sent again, while the first one is on its way, is no other connection.
    const isNew = before === undefined || before.state === 'closed' || before.state === 'open';
    const connection: Connection = isNew
      ? {
          client: sourceIp,
          server: destinationIp,
          port: destinationPort,
          beganMs: timeMs,
          state: 'asked',
          payloadBytes: 0,
        }
      : before;
    this.connections.set(key, connection, timeMs);
    this.events.onAttempt(connection, packet);
  }

  private advance(
    connection: Connection,
    packet: Packet,
    { flags, fromClient }: { flags: number; fromClient: boolean },
  ): void {
    const { payloadBytes = 0, application } = packet;
    connection.payloadBytes += payloadBytes;
    if (application !== undefined) connection.application = application;
    const answers = !fromClient && (flags & (syn | ack)) === (syn | ack);
    if (answers && connection.state === 'asked') connection.state = 'answered';
    // Where one direction alone is captured, the client's data shows that it was answered.
    const completes = fromClient && (flags & (ack | rst)) === ack;
    if (completes && connection.state !== 'open') {
      connection.state = 'open';
      this.events.onOpen(connection);
    }
    if ((flags & (fin | rst)) === 0) return;
    const wasOpen = connection.state === 'open';
    connection.state = 'closed';
    if (wasOpen) this.events.onClose(connection, packet);
  }
}
