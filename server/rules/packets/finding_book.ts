/** Findings while they grow: an attack that goes on is one finding, not one for each packet. */
import type { PacketFinding } from '../../../common/packet_finding';
import type { PacketRule } from './rule_catalogue';

/** What one counted packet or connection adds. */
export interface Evidence {
  timeMs: number;
  target?: string;
  port?: number;
}

export interface Attacker {
  ip: string | null;
  mac: string | null;
}

/** Findings that grow at once; the one that was quiet longest is closed to make room. */
const mostOpen = 500;
/** Distinct targets of a finding that are told apart; its count stops there. */
export const mostTargets = 4_096;
const namedTargets = 20;
const namedPorts = 20;

const countedByPort = new Set<string>(['syn_scan', 'udp_scan', 'ack_scan', 'maimon_scan']);

const isoTime = (ms: number) => new Date(ms).toISOString();
/** One for all: each packet of a finding has the sentence. */
const numbers = new Intl.NumberFormat('en-US');
const grouped = (value: number) => numbers.format(value);

/** What a rule says of one packet: that it belongs to a finding. */
export interface PacketMatch {
  rule: PacketRule;
  attacker: Attacker;
  reason: string;
}

export class OpenFinding {
  private firstMs = Infinity;
  lastMs = -Infinity;
  private events = 0;
  private readonly targets = new Set<string>();
  /** A bit for each of the 65,536 ports. */
  private readonly ports = new Uint8Array(8_192);
  private readonly firstPorts: number[] = [];
  private portCount = 0;
  /** Instead of the sentence made of the counts. */
  explanation: string | null = null;

  constructor(
    readonly rule: PacketRule,
    readonly attacker: Attacker,
    private readonly detectedMs: number,
    private readonly threshold: number,
  ) {}

  add({ timeMs, target, port }: Evidence): void {
    this.firstMs = Math.min(this.firstMs, timeMs);
    this.lastMs = Math.max(this.lastMs, timeMs);
    this.events += 1;
    if (target !== undefined && this.targets.size < mostTargets) this.targets.add(target);
    if (port !== undefined) this.addPort(port);
  }

  private addPort(port: number): void {
    const bit = 1 << (port & 7);
    const byte = this.ports[port >> 3] ?? 0;
    if ((byte & bit) !== 0) return;
    this.ports[port >> 3] = byte | bit;
    this.portCount += 1;
    if (this.firstPorts.length < namedPorts) this.firstPorts.push(port);
  }

  get reason(): string {
    return this.explanation ?? this.describe();
  }

  toFinding(): PacketFinding {
    const { rule } = this;
    return {
      rule: rule.id,
      name: rule.name,
      severity: rule.severity,
      technique: { ...rule.technique },
      source: { ...this.attacker },
      targets: { ip: [...this.targets].slice(0, namedTargets), count: this.targets.size },
      ports: { numbers: this.firstPorts, count: this.portCount },
      reason: this.reason,
      threshold: this.threshold,
      window_s: rule.windowMs / 1000,
      first_seen: isoTime(this.firstMs),
      detected_at: isoTime(this.detectedMs),
      last_seen: isoTime(this.lastMs),
      events: this.events,
    };
  }

  private describe(): string {
    const seconds = (this.lastMs - this.firstMs) / 1000;
    const limit = `${this.threshold} within ${this.rule.windowMs / 1000} s are enough`;
    return `${grouped(this.amount())} ${this.rule.counted}, in ${seconds.toFixed(1)} s (${limit})`;
  }

  private amount(): number {
    const { id } = this.rule;
    if (countedByPort.has(id)) return this.portCount;
    return id === 'host_sweep' ? this.targets.size : this.events;
  }
}

export class FindingBook {
  /** In the order in which they were last added to. */
  private readonly open = new Map<string, { rule: PacketRule; finding: OpenFinding }>();
  private closed: PacketFinding[] = [];
  private opened: OpenFinding[] = [];
  private readonly touched = new Set<OpenFinding>();

  /** The finding that grows under a key; null when there is none. */
  find(key: string): OpenFinding | null {
    return this.open.get(key)?.finding ?? null;
  }

  /** Opens a finding under a key, or gives the one that grows there. */
  raise(
    key: string,
    rule: PacketRule,
    { attacker, atMs, threshold }: { attacker: Attacker; atMs: number; threshold?: number },
  ): OpenFinding {
    const found = this.find(key);
    if (found !== null) return found;
    const finding = new OpenFinding(rule, attacker, atMs, threshold ?? rule.threshold);
    this.open.set(key, { rule, finding });
    this.opened.push(finding);
    for (const oldest of this.open.keys()) {
      if (this.open.size <= mostOpen) break;
      this.close(oldest);
    }
    return finding;
  }

  /** Says that a finding goes on. */
  touch(key: string, evidence: Evidence): void {
    const entry = this.open.get(key);
    if (entry === undefined) return;
    entry.finding.add(evidence);
    this.touched.add(entry.finding);
    this.open.delete(key);
    this.open.set(key, entry);
  }

  /** Closes what has been quiet for longer than its window. */
  closeQuiet(nowMs: number): void {
    for (const [key, { rule, finding }] of this.open) {
      if (nowMs - finding.lastMs > rule.windowMs) this.close(key);
    }
  }

  closeAll(): void {
    for (const key of [...this.open.keys()]) this.close(key);
  }

  /** The findings that were added to since the last call. */
  takeMatches(): PacketMatch[] {
    if (this.touched.size === 0) return [];
    const matches = [...this.touched].map(({ rule, attacker, reason }) => ({
      rule,
      attacker: { ...attacker },
      reason,
    }));
    this.touched.clear();
    return matches;
  }

  /** Findings that were opened since the last call, as they stand now. */
  takeOpened(): PacketFinding[] {
    const taken = this.opened;
    this.opened = [];
    return taken.map((finding) => finding.toFinding());
  }

  /** Findings that were closed since the last call. */
  takeClosed(): PacketFinding[] {
    const taken = this.closed;
    this.closed = [];
    return taken;
  }

  private close(key: string): void {
    const entry = this.open.get(key);
    if (entry === undefined) return;
    this.open.delete(key);
    this.touched.delete(entry.finding);
    this.closed.push(entry.finding.toFinding());
  }
}
