/** The rules over packets: what each counts, from how many on it speaks, and in which time. */
import { durationToMs } from '../../../common/codecs/bounded';
import type { PacketRuleId } from '../../../common/packet_finding';
import type { PacketRuleLimits } from '../../../common/packet_settings';
import type { NamedSeverity } from '../../../common/severity';

export interface PacketRule {
  id: PacketRuleId;
  /** For people. */
  name: string;
  severity: NamedSeverity;
  /** MITRE ATT&CK, enterprise matrix. */
  technique: { id: string; name: string };
  /** How many within the window are an attack. */
  threshold: number;
  windowMs: number;
  /** What is counted, to be read after its number. */
  counted: string;
}

const discovery = { id: 'T1046', name: 'Network Service Discovery' };
const minute = 60_000;

const flagScan = (id: PacketRuleId, name: string, flags: string): PacketRule => ({
  id,
  name,
  severity: 'high',
  technique: discovery,
  // Such packets are never sent in earnest; one alone may be damage, or a probe for the system's kind.
  threshold: 3,
  windowMs: 5 * minute,
  counted: `TCP packets with ${flags}`,
});

/** Of flags that connections have too: only many ports tell. */
const strayScan = (id: PacketRuleId, name: string, flags: string): PacketRule => ({
  id,
  name,
  severity: 'high',
  technique: discovery,
  threshold: 12,
  windowMs: 5 * minute,
  counted: `ports of one host that got ${flags} of no connection`,
});

export type PacketRules = Readonly<Record<PacketRuleId, PacketRule>>;

export const packetRules = {
  null_scan: flagScan('null_scan', 'NULL scan', 'no flag at all'),
  fin_scan: flagScan('fin_scan', 'FIN scan', 'FIN but no ACK'),
  xmas_scan: flagScan('xmas_scan', 'XMAS scan', 'FIN, PSH and URG together'),
  syn_fin_scan: flagScan('syn_fin_scan', 'SYN+FIN scan', 'SYN and FIN together'),
  ack_scan: strayScan('ack_scan', 'ACK scan', 'an ACK'),
  maimon_scan: strayScan('maimon_scan', 'Maimon scan', 'a FIN with ACK'),
  syn_scan: {
    id: 'syn_scan',
    name: 'SYN scan',
    severity: 'high',
    technique: discovery,
    threshold: 12,
    windowMs: 5 * minute,
    counted: 'ports of one host asked by SYN and refused, silent or left half open',
  },
  udp_scan: {
    id: 'udp_scan',
    name: 'UDP scan',
    severity: 'high',
    technique: discovery,
    threshold: 15,
    windowMs: 5 * minute,
    counted: 'UDP ports of one host asked that gave no answer or were unreachable',
  },
  host_sweep: {
    id: 'host_sweep',
    name: 'Host sweep',
    severity: 'medium',
    technique: { id: 'T1018', name: 'Remote System Discovery' },
    threshold: 10,
    windowMs: 5 * minute,
    counted: 'hosts of one network asked in the same way',
  },
  ping_burst: {
    id: 'ping_burst',
    name: 'Ping burst',
    severity: 'high',
    technique: { id: 'T1498.001', name: 'Network Denial of Service: Direct Network Flood' },
    threshold: 50,
    windowMs: 5_000,
    counted: 'echo requests to one host',
  },
  arp_spoofing: {
    id: 'arp_spoofing',
    name: 'ARP spoofing',
    severity: 'critical',
    technique: { id: 'T1557.002', name: 'Adversary-in-the-Middle: ARP Cache Poisoning' },
    threshold: 2,
    windowMs: 5 * minute,
    counted: 'claims of addresses that contradict others',
  },
  login_dictionary: {
    id: 'login_dictionary',
    name: 'Login dictionary',
    severity: 'high',
    technique: { id: 'T1110.001', name: 'Brute Force: Password Guessing' },
    threshold: 12,
    windowMs: 5 * minute,
    counted: 'short connections to a port where people log in',
  },
} as const satisfies PacketRules;

/** The rules with the limits of the settings in the place of the usual ones. */
export function packetRulesWith(limits: PacketRuleLimits = {}): PacketRules {
  const changed = Object.values(packetRules).map((rule: PacketRule): [PacketRuleId, PacketRule] => {
    const { threshold, window } = limits[rule.id] ?? {};
    const windowMs = window === undefined ? rule.windowMs : durationToMs(window);
    return [rule.id, { ...rule, threshold: threshold ?? rule.threshold, windowMs }];
  });
  return Object.fromEntries(changed) as Record<PacketRuleId, PacketRule>;
}

/** The longest window: what is older counts nowhere. */
export const longestWindowMs = (rules: PacketRules): number =>
  Math.max(...Object.values(rules).map(({ windowMs }) => windowMs));
