/** One source that asks port after port of one host, and connects to next to none. */
import type { Packet } from '../../../common/packet';
import { attackerOf } from './addresses';
import type { FindingBook } from './finding_book';
import type { PacketRule } from './rule_catalogue';
import { Tally } from './tally';
import type { Connection } from './tcp_connections';

const keyOf = ({ client, server }: Connection) => `${client} ${server}`;

export class SynScanRule {
  private readonly tally: Tally;

  constructor(book: FindingBook, rule: PacketRule) {
    this.tally = new Tally(book, rule);
  }

  get dropped(): number {
    return this.tally.dropped;
  }

  ask(connection: Connection, packet: Packet): void {
    const { server: target, port } = connection;
    const key = keyOf(connection);
    const subject = { key, findingKey: `syn_scan ${key}`, attacker: attackerOf(packet) };
    this.tally.add(subject, port, { timeMs: packet.timeMs, target, port });
  }

  /** The handshake was completed: this port was asked in earnest. */
  opened(connection: Connection): void {
    this.tally.remove(keyOf(connection), connection.port);
  }

  clear(): void {
    this.tally.clear();
  }
}
