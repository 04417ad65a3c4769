/** What a rule over packets found. */
import type { NamedSeverity } from './severity';

export const packetRuleIds = [
  'null_scan',
  'fin_scan',
  'xmas_scan',
  'syn_fin_scan',
  'ack_scan',
  'maimon_scan',
  'syn_scan',
  'udp_scan',
  'host_sweep',
  'ping_burst',
  'arp_spoofing',
  'login_dictionary',
] as const;
export type PacketRuleId = (typeof packetRuleIds)[number];

export interface PacketFinding {
  rule: PacketRuleId;
  /** For people, such as "SYN scan". */
  name: string;
  severity: NamedSeverity;
  /** MITRE ATT&CK technique, such as T1046. */
  technique: { id: string; name: string };
  /** The attacker: an address of IP where one is known, and of the link where the capture has it. */
  source: { ip: string | null; mac: string | null };
  /** Whom it is aimed at; at most `count` of them are named. */
  targets: { ip: string[]; count: number };
  /** Ports aimed at; the first ones are named. */
  ports: { numbers: number[]; count: number };
  /** What was counted to reach the threshold, and since when, in one sentence. */
  reason: string;
  threshold: number;
  /** Seconds in which the threshold must be reached. */
  window_s: number;
  /** ISO 8601. The first packet that counted, the packet that reached the threshold, the last one. */
  first_seen: string;
  detected_at: string;
  last_seen: string;
  /** Packets or connections that counted. */
  events: number;
}
