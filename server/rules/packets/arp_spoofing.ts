/**
 * A machine that claims addresses of others by ARP, so that their packets come to it. It shows by
 * an address that two machines claim, or by replies that nobody asked for.
 */
import type { ArpMessage, Packet } from '../../../common/packet';
import { broadcastMac } from './addresses';
import type { Evidence, FindingBook } from './finding_book';
import { RecentMap } from './recent_map';
import type { PacketRule } from './rule_catalogue';

const mostRemembered = 8_192;
const replyWithinMs = 60_000;
/** Addresses that one machine claims, and machines that claim one address, that are remembered. */
const mostClaims = 64;
/** So many replies that nobody asked for, about one address, are no accident. */
const repeatedReplies = 5;

/** Claims that a machine made of one address. */
interface Claim {
  firstMs: number;
  lastMs: number;
  /** Replies that nobody asked for, within the window. */
  unasked: number;
  told: string | null;
}

interface Machine {
  mac: string;
  /** By address. */
  claims: Map<string, Claim>;
}

/** Routers that stand in for each other share such a link address (VRRP, HSRP, GLBP). */
const sharedMac = /^(?:00:00:5e:00:0[12]|00:00:0c:07:ac|00:00:0c:9f:f|00:07:b4)/;
const isNobody = (ip: string) => ip === '0.0.0.0' || ip === '255.255.255.255';
const isGroupMac = (mac: string) => (Number.parseInt(mac.slice(0, 2), 16) & 1) === 1;

export class ArpSpoofingRule {
  private readonly machines: RecentMap<Machine>;
  /** Which machines claim an address. */
  private readonly claimants: RecentMap<Set<string>>;
  private readonly requests = new RecentMap<true>({
    most: mostRemembered,
    maxAgeMs: replyWithinMs,
  });
  /** First sender of IP packets by link address, as long as that one claimed nothing. */
  private readonly senders: RecentMap<string>;

  constructor(
    private readonly book: FindingBook,
    private readonly rule: PacketRule,
  ) {
    const limits = { most: mostRemembered, maxAgeMs: rule.windowMs };
    this.machines = new RecentMap(limits);
    this.claimants = new RecentMap(limits);
    this.senders = new RecentMap(limits);
  }

  get dropped(): number {
    return [this.machines, this.claimants, this.requests].reduce((sum, m) => sum + m.dropped, 0);
  }

  /** Any IP packet: who sends from where. */
  sees({ sourceMac, sourceIp, timeMs }: Packet): void {
    if (sourceMac === undefined || sourceIp === undefined) return;
    if (this.senders.get(sourceMac) === undefined) this.senders.set(sourceMac, sourceIp, timeMs);
  }

  observe(packet: Packet, arp: ArpMessage): void {
    const { timeMs, vlans } = packet;
    const place = vlans.join('.');
    const isRequest = arp.operation === 1;
    if (isRequest) this.requests.set(`${place} ${arp.senderMac} ${arp.targetIp}`, true, timeMs);
    const { senderIp, senderMac } = arp;
    if (isNobody(senderIp) || isGroupMac(senderMac) || sharedMac.test(senderMac)) return;
    const unasked = !isRequest && this.isUnasked(packet, arp, place);
    const machine = this.machineOf(`${place} ${senderMac}`, senderMac, timeMs);
    const claim = claimOf(machine, senderIp, timeMs);
    claim.lastMs = timeMs;
    if (unasked) claim.unasked += 1;
    if (senderIp !== arp.targetIp && !isNobody(arp.targetIp)) claim.told = arp.targetIp;
    const others = this.rivals(place, arp, timeMs);
    this.judge(machine, { address: senderIp, others, timeMs });
  }

  clear(): void {
    this.machines.clear();
    this.claimants.clear();
    this.requests.clear();
    this.senders.clear();
  }

  /** An announcement to all is unasked as well, and ordinary: only what is told to one counts. */
  private isUnasked({ destinationMac }: Packet, arp: ArpMessage, place: string): boolean {
    if (arp.senderIp === arp.targetIp || isNobody(arp.targetIp)) return false;
    if (destinationMac === broadcastMac) return false;
    return this.requests.get(`${place} ${arp.targetMac} ${arp.senderIp}`) === undefined;
  }

  private machineOf(key: string, mac: string, nowMs: number): Machine {
    const machine = this.machines.get(key) ?? { mac, claims: new Map<string, Claim>() };
    this.machines.set(key, machine, nowMs);
    for (const [address, { lastMs }] of machine.claims) {
      const isOver = nowMs - lastMs > this.rule.windowMs;
      if (isOver || machine.claims.size >= mostClaims) machine.claims.delete(address);
    }
    return machine;
  }

  /** Other machines that claimed the same address within the window. */
  private rivals(place: string, { senderIp, senderMac }: ArpMessage, nowMs: number): Machine[] {
    const key = `${place} ${senderIp}`;
    const macs = this.claimants.get(key) ?? new Set<string>();
    if (macs.size < mostClaims) macs.add(senderMac);
    this.claimants.set(key, macs, nowMs);
    return [...macs].flatMap((mac) => {
      const machine = mac === senderMac ? undefined : this.machines.get(`${place} ${mac}`);
      const claim = machine?.claims.get(senderIp);
      const isRecent = claim !== undefined && nowMs - claim.lastMs <= this.rule.windowMs;
      return machine !== undefined && isRecent ? [machine] : [];
    });
  }

  private judge(
    machine: Machine,
    { address, others, timeMs }: { address: string; others: Machine[]; timeMs: number },
  ): void {
    for (const other of others) {
      const liar = liarOf(machine, other, address);
      const honest = liar === machine ? other : machine;
      const why = `${liar.mac} claims ${address}, which is claimed by ${honest.mac} too`;
      this.report(liar, { address, timeMs, why });
    }
    if (others.length > 0) return;
    const unasked = [...machine.claims].filter(([, claim]) => claim.unasked > 0);
    const [first] = unasked;
    if (first === undefined) return;
    const [about, { unasked: times }] = first;
    if (machine.claims.size > 1) {
      const all = [...machine.claims.keys()].join(' and ');
      const why = `${machine.mac} claims ${all}, and said so of ${about} unasked`;
      this.report(machine, { address: about, timeMs, why });
    } else if (times >= repeatedReplies) {
      const why = `${machine.mac} said ${times} times that ${about} is there, and nobody asked`;
      this.report(machine, { address: about, timeMs, why });
    }
  }

  private report(
    machine: Machine,
    { address, timeMs, why }: { address: string; timeMs: number; why: string },
  ): void {
    const key = `arp_spoofing ${machine.mac}`;
    const attacker = { ip: this.ownAddress(machine, address), mac: machine.mac };
    const finding = this.book.raise(key, this.rule, { attacker, atMs: timeMs });
    finding.attacker.ip ??= attacker.ip;
    finding.explanation = why;
    for (const evidence of evidenceOf(machine, address, timeMs)) this.book.touch(key, evidence);
  }

  /** The one that it claims and did not take from anybody: its own. */
  private ownAddress(machine: Machine, taken: string): string | null {
    const own = [...machine.claims].find(([ip, { unasked }]) => ip !== taken && unasked === 0);
    if (own !== undefined) return own[0];
    const sender = this.senders.get(machine.mac);
    return sender === undefined || machine.claims.has(sender) ? null : sender;
  }
}

function claimOf({ claims }: Machine, address: string, nowMs: number): Claim {
  const claim = claims.get(address) ?? { firstMs: nowMs, lastMs: nowMs, unasked: 0, told: null };
  claims.set(address, claim);
  return claim;
}

/** Of two that claim an address: who told unasked, who claims more addresses, who came later. */
function liarOf(a: Machine, b: Machine, address: string): Machine {
  const weight = (machine: Machine) => {
    const { unasked = 0, firstMs = 0 } = machine.claims.get(address) ?? {};
    return [unasked, machine.claims.size, firstMs];
  };
  const [left, right] = [weight(a), weight(b)];
  for (const [i, value] of left.entries()) {
    const other = right[i] ?? 0;
    if (value !== other) return value > other ? a : b;
  }
  return a;
}

/** The address that was taken, and whom that was told. */
function* evidenceOf(machine: Machine, address: string, timeMs: number): Iterable<Evidence> {
  const claim = machine.claims.get(address);
  yield { timeMs: Math.min(timeMs, claim?.firstMs ?? timeMs), target: address };
  if (claim !== undefined && claim.told !== null) yield { timeMs, target: claim.told };
}
