/** Packets of a scan, a detector of them, and what it said: for tests of rules in the loop. */
import { completeDetector } from '../../../common/complete_detector';
import type { DetectorInput } from '../../../common/detector';
import type { Result } from '../../../common/result';
import { type InMemoryPorts, startOfTest } from '../ports/ports.mock';
import type { SourceDocument } from '../ports/source_reader';

export const attacker = '10.0.0.66';
export const victim = '10.0.0.7';

export const aPacket = (i: number, fields: Record<string, unknown> = {}): SourceDocument => {
  const time = startOfTest + i * 1_000;
  return {
    index: 'packets',
    id: `packet-${i}`,
    time,
    source: {
      '@timestamp': new Date(time).toISOString(),
      network: { transport: 'tcp', iana_number: '6', bytes: 60 },
      source: { ip: attacker, port: 43_000 },
      destination: { ip: victim, port: 1_000 + i },
      packet: { captured_bytes: 60, payload_bytes: 0, ttl: 64 },
      tcp: { flags: ['syn'] },
      x: i % 7,
      ...fields,
    },
  };
};

/** A scan of so many ports, one a second. */
export const aScan = (count: number) => Array.from({ length: count }, (_, i) => aPacket(i));

export const aDetector = (changes: Partial<DetectorInput> = {}) =>
  completeDetector({
    id: 'wire',
    kind: 'packets',
    source: { indices: ['packets'], query_delay: '10s' },
    features: ['x'],
    training: { min_rows: 16 },
    ...changes,
  });

export const resultsOf = (ports: InMemoryPorts): Result[] =>
  [...ports.written.values()].sort((a, b) =>
    String(a['@timestamp']) < String(b['@timestamp']) ? -1 : 1,
  );

/** Place of the first result that a rule is named on; -1 for none. */
export const firstNamed = (ports: InMemoryPorts, rule: string) =>
  resultsOf(ports).findIndex(({ ml }) => ml.rules?.includes(rule));
