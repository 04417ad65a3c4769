/** What a detector's documents are. */
import * as t from 'io-ts';
import type { FeatureInput } from './feature';

export const detectorKindCodec = t.keyof({
  /** Measurements: one row a document. */
  metrics: null,
  /** What an entity did in a window of time: one row for each entity and window. */
  windows: null,
  /**
   * Network packets, or flows as Packetbeat reports them: one row a document, or for each address and
   * window where the source has `windows`; and the rules over packets.
   */
  packets: null,
  /** Lines of authentication logs: one row a document, and the rules over logins. */
  logs: null,
});
export type DetectorKind = t.TypeOf<typeof detectorKindCodec>;

const keyword = (field: string): FeatureInput => ({ field, kind: 'keyword', missing: 'median' });
const number = (field: string): FeatureInput => ({ field, kind: 'number', missing: 'median' });
const address = (field: string): FeatureInput => ({ field, kind: 'ip', missing: 'median' });

/**
 * What a kind is judged by when nobody says; those that the source has are taken. Of packets: what
 * `capture` writes, and the counts of flows that Packetbeat writes.
 */
export const usualFeatures: Partial<Record<DetectorKind, readonly FeatureInput[]>> = {
  packets: [
    keyword('network.transport'),
    keyword('network.protocol'),
    keyword('destination.port'),
    keyword('packet.tcp_flags'),
    keyword('icmp.type'),
    number('network.bytes'),
    number('packet.payload_bytes'),
    number('packet.ttl'),
    number('packet.source_rate.packets'),
    number('packet.source_rate.targets'),
    number('packet.source_rate.ports'),
    address('source.ip'),
    address('destination.ip'),
    number('source.bytes'),
    number('source.packets'),
    number('destination.bytes'),
    number('destination.packets'),
    number('event.duration'),
  ],
  logs: [
    keyword('event.action'),
    keyword('event.outcome'),
    keyword('process.name'),
    keyword('user.name'),
    keyword('system.auth.ssh.method'),
    keyword('system.auth.ssh.event'),
    address('source.ip'),
    { field: '@timestamp', kind: 'date', missing: 'median' },
  ],
};
