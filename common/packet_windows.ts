/** Windows of packets: what an address sent in a minute, as rates, fan-out, sizes and flags. */
import type { Condition, Measure, Windows } from './windows';

const equals = (field: string, value: Condition['equals']): Condition => ({ field, equals: value });
const transport = (value: Condition['equals']) => [equals('network.transport', value)];

/**
 * By the names that `capture` writes and, as far as they go, Packetbeat's flows have. A window's length is
 * fixed, so that `packets` and `bytes` are rates; `targets` and `ports` are the fan-out.
 */
export const usualPacketMeasures: readonly Measure[] = [
  { name: 'packets', measure: 'sum', field: 'network.packets' },
  { name: 'bytes', measure: 'sum', field: 'network.bytes' },
  { name: 'mean_bytes', measure: 'ratio', of: 'bytes', by: 'packets' },
  { name: 'deviation_bytes', measure: 'deviation', field: 'network.bytes' },
  { name: 'targets', measure: 'distinct', field: 'destination.ip' },
  { name: 'ports', measure: 'distinct', field: 'destination.port' },
  { name: 'port_entropy', measure: 'entropy', field: 'destination.port' },
  { name: 'events', measure: 'count' },
  { name: 'tcp', measure: 'count', where: transport('tcp') },
  { name: 'udp', measure: 'count', where: transport('udp') },
  { name: 'udp_share', measure: 'ratio', of: 'udp', by: 'events' },
  { name: 'icmp', measure: 'count', where: transport(['icmp', 'ipv6-icmp']) },
  { name: 'icmp_share', measure: 'ratio', of: 'icmp', by: 'events' },
  { name: 'arp', measure: 'count', where: [equals('network.type', 'arp')] },
  { name: 'arp_share', measure: 'ratio', of: 'arp', by: 'events' },
  // SYN and nothing else: the question for a connection, without ACK.
  { name: 'syn', measure: 'count', where: [equals('packet.tcp_flags', 'syn')] },
  { name: 'syn_share', measure: 'ratio', of: 'syn', by: 'tcp' },
  { name: 'resets', measure: 'count', where: [equals('tcp.flags', 'rst')] },
  { name: 'reset_share', measure: 'ratio', of: 'resets', by: 'tcp' },
  {
    name: 'odd_flags',
    measure: 'count',
    where: [equals('packet.tcp_flags', ['none', 'fin', 'fin,syn', 'fin,psh,urg'])],
  },
  { name: 'odd_share', measure: 'ratio', of: 'odd_flags', by: 'tcp' },
];

/**
 * The measures by which windows are judged when nobody says. Counts stand in their shares: with both, how
 * much somebody sends would outweigh what it is.
 */
export const usualPacketWindowFeatures: readonly string[] = [
  'packets',
  'bytes',
  'mean_bytes',
  'deviation_bytes',
  'targets',
  'ports',
  'port_entropy',
  'udp_share',
  'icmp_share',
  'arp_share',
  'syn_share',
  'reset_share',
  'odd_share',
];

export const usualPacketWindows: Windows = {
  entity: 'source.ip',
  length: '1m',
  history: '1d',
  measures: [...usualPacketMeasures],
};

/** By which windows of these measures are judged when nobody says: by all, or the usual ones of packets. */
export function usualWindowFeatures(measures: readonly Measure[]): string[] {
  const names = measures.map(({ name }) => name);
  const isUsual = JSON.stringify(measures) === JSON.stringify(usualPacketMeasures);
  return isUsual ? [...usualPacketWindowFeatures] : names;
}
