/** Whatever a document holds, rules go on: one that made them fail would hold up a detector for good. */
import type { SourceDocument } from '../ports/source_reader';
import { rulesFor } from './document_rules';

const start = Date.UTC(2026, 0, 1);
const odd: unknown[] = [
  null,
  '',
  -1,
  1e300,
  'NaN',
  '::::',
  '300.1.2.3',
  [],
  [null, ['x']],
  {},
  { id: {} },
  true,
  '\u0000"\ud800',
  'x'.repeat(5_000),
];
const paths = [
  'type',
  'source',
  'source.ip',
  'source.port',
  'source.bytes',
  'source.packets',
  'destination.ip',
  'destination.port',
  'destination.mac',
  'network',
  'network.transport',
  'network.iana_number',
  'network.vlan',
  'tcp.flags',
  'icmp.type',
  'icmp.about',
  'arp',
  'arp.sender',
  'packet.captured_bytes',
  'packet.ttl',
  'event',
  'event.start',
  'event.duration',
  'event.sequence',
  '@timestamp',
  'message',
  'process.name',
  'user.name',
  'system.auth.ssh.event',
];

const ordinary = () => ({
  '@timestamp': '2026-01-01T00:00:00.000Z',
  network: { transport: 'tcp', iana_number: '6' },
  source: { ip: '10.0.0.1', port: 4_000 },
  destination: { ip: '10.0.0.2', port: 22 },
  tcp: { flags: ['syn'] },
  process: { name: 'sshd' },
  message: 'Failed password for root from 10.0.0.1 port 4000 ssh2',
});

function withValue(path: string, value: unknown): Record<string, unknown> {
  const document: Record<string, unknown> = ordinary();
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const place = keys.reduce<Record<string, unknown>>((at, key) => {
    at[key] ??= {};
    return at[key] as Record<string, unknown>;
  }, document);
  place[last] = value;
  return document;
}

it.each(['packets', 'logs'] as const)('of kind %s', async (kind) => {
  const rules = rulesFor({ kind, rules: { policy: 'either' } });
  const sources = paths.flatMap((path) => odd.map((value) => withValue(path, value)));
  const dotted = paths.flatMap((path) => odd.map((value) => ({ ...ordinary(), [path]: value })));
  const flows = sources.map((source) => ({ ...source, type: 'flow' }));
  const times = [null, start, -8e15, 9e15, 1e17, start + 1];
  const documents = [...sources, ...dotted, ...flows].flatMap((source, i) =>
    times.map((time, j): SourceDocument => ({ index: 'x', id: `${i} ${j}`, time, source })),
  );
  expect(await rules?.judge(documents)).toHaveLength(documents.length);
});

it('does not take a long flow for time that goes back', async () => {
  const rules = rulesFor({ kind: 'packets', rules: { policy: 'either' } });
  const flow = (i: number, startedMs: number, port: number): SourceDocument => {
    const time = start + 3_600_000 + i * 1_000;
    const side = (ip: string, more: object) => ({ ip, ...more });
    return {
      index: 'flows',
      id: String(i),
      time,
      source: {
        type: 'flow',
        event: { start: new Date(startedMs).toISOString(), duration: (time - startedMs) * 1e6 },
        network: { transport: 'tcp' },
        source: side('10.0.0.1', { port: 40_000 + i, bytes: 60, packets: 1 }),
        destination: side('10.0.0.2', { port, bytes: 60, packets: 1 }),
      },
    };
  };
  const documents = Array.from({ length: 40 }, (_, i) =>
    // Every other one has lasted an hour.
    i % 2 === 0 ? flow(i, start + 3_600_000 + i * 1_000, 100 + i) : flow(i, start, 443),
  );
  const matches = await rules?.judge(documents);
  const named = matches?.flat().map(({ rule }) => rule);
  expect(named).toContain('syn_scan');
});
