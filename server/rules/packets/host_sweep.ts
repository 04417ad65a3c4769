/** One source that asks host after host in the same way: by ping, ARP, TCP or UDP port. */
import type { Packet } from '../../../common/packet';
import { networkOf } from './addresses';
import type { Attacker, Evidence, FindingBook } from './finding_book';
import type { PacketRule } from './rule_catalogue';
import { Tally } from './tally';

export type SweepWay = 'arp' | 'icmp' | 'tcp' | 'udp';

/** A sweep goes through a network: so often the threshold. Machines resolve more by ARP in earnest. */
const inOneNetwork: Record<SweepWay, number> = { icmp: 1, tcp: 1, udp: 1, arp: 2.5 };

/**
 * Or through many networks: what is asked of hosts all over by ordinary programs (peers of a file
 * share, name servers) is not so often the same port in vain. Their UDP is.
 */
const anywhere: Partial<Record<SweepWay, number>> = { icmp: 4, tcp: 10 };

const ways: readonly SweepWay[] = ['arp', 'icmp', 'tcp', 'udp'];
const wayNames: Record<SweepWay, string> = {
  arp: 'broadcast ARP',
  icmp: 'ICMP echo',
  tcp: 'SYN to one port, in vain',
  udp: 'UDP to one port, in vain',
};

interface Asked {
  way: SweepWay;
  source: Attacker;
  target: string;
  port?: number;
}

export class HostSweepRule {
  private readonly near: Record<SweepWay, Tally>;
  private readonly far: Partial<Record<SweepWay, Tally>>;

  constructor(book: FindingBook, sweep: PacketRule) {
    const tally = (way: SweepWay, times: number, where: string): Tally => {
      const counted = `hosts of ${where} asked by ${wayNames[way]}`;
      return new Tally(book, { ...sweep, counted }, Math.ceil(times * sweep.threshold));
    };
    const nearOf = (way: SweepWay) => tally(way, inOneNetwork[way], 'one network');
    this.near = {
      arp: nearOf('arp'),
      icmp: nearOf('icmp'),
      tcp: nearOf('tcp'),
      udp: nearOf('udp'),
    };
    this.far = Object.fromEntries(
      ways.flatMap((way) => {
        const times = anywhere[way];
        return times === undefined ? [] : [[way, tally(way, times, 'many networks')]];
      }),
    );
  }

  get dropped(): number {
    const all = [...Object.values(this.near), ...Object.values(this.far)];
    return all.reduce((sum, { dropped }) => sum + dropped, 0);
  }

  ask(asked: Asked, { timeMs }: Packet): void {
    const { way, source, target, port } = asked;
    const evidence: Evidence = { timeMs, target, port };
    const findingKey = `host_sweep ${way} ${source.ip ?? source.mac ?? ''}`;
    const subject = { findingKey, attacker: source };
    const near = { ...subject, key: this.nearKey(asked) };
    const isNamed = this.near[way].add(near, target, evidence);
    const key = this.farKey(asked);
    // What the finding has counted already is not to be added to it again.
    if (isNamed) this.far[way]?.count(key, target, evidence);
    else this.far[way]?.add({ ...subject, key }, target, evidence);
  }

  /** Takes it back: the host was talked to. */
  answered(asked: Asked): void {
    this.near[asked.way].remove(this.nearKey(asked), asked.target);
    this.far[asked.way]?.remove(this.farKey(asked), asked.target);
  }

  clear(): void {
    for (const way of ways) {
      this.near[way].clear();
      this.far[way]?.clear();
    }
  }

  private nearKey(asked: Asked): string {
    return `${this.farKey(asked)} ${networkOf(asked.target)}`;
  }

  private farKey({ source, port }: Asked): string {
    return `${source.ip ?? source.mac ?? ''} ${port ?? ''}`;
  }
}
