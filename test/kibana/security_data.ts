/** Packets and logins that the test writes, with an attack in each, and the detectors on them. */
import type { Client } from '@elastic/elasticsearch';
import type { DetectorInput } from '../../common/detector';
import { ipProtocol, tcpFlag, type Packet } from '../../common/packet';
import { authFieldTypes } from '../../server/features/logs/auth/auth_document';
import { packetDocument, packetFieldTypes } from '../../server/features/packets/packet_document';
import { SourceRates } from '../../server/features/packets/source_rates';

export const attacker = '192.0.2.66';
const server = '192.0.2.9';
const clients = ['192.0.2.20', '192.0.2.21', '192.0.2.22'];

const detectorOf = (name: 'packets' | 'auth', kind: DetectorInput['kind']): DetectorInput => ({
  id: `kibana-test-${name}`,
  kind,
  source: { indices: [`${name}-kibana-test`], query_delay: '1s' },
  destination: { index: `${name}-ml-kibana-test` },
  schedule: { interval: '5s' },
});

export const packetsDetector = detectorOf('packets', 'packets');
export const loginsDetector = detectorOf('auth', 'logs');

/** The module has a field that our own reader does not write. */
const loginFieldTypes = { ...authFieldTypes, 'system.auth.ssh.event': 'keyword' };

const clientOf = (n: number): string => clients[n % clients.length] ?? server;

/** Pages of a web server, an SSH session, pings, and one who asks for sixty ports that are closed. */
function packets(start: number): object[] {
  const rates = new SourceRates();
  const packetOf = (n: number, fields: Partial<Packet>): Packet => ({
    timeMs: start + n * 500,
    nanoseconds: ((start + n * 500) % 1000) * 1e6,
    number: n + 1,
    interfaceId: 0,
    bytes: 60,
    capturedBytes: 60,
    vlans: [],
    network: 'ipv4',
    ttl: 64,
    protocol: ipProtocol.tcp,
    payloadBytes: 0,
    ...fields,
  });
  const documentOf = (packet: Packet) => packetDocument(packet, rates.add(packet));
  return Array.from({ length: 600 }, (_, n) => {
    if (n < 480) {
      const bytes = 60 + ((n * 97) % 1400);
      const between = { bytes, sourceIp: clientOf(n), destinationIp: server };
      if (n % 40 === 0) {
        const icmp = { type: 8, code: 0 };
        return documentOf(packetOf(n, { ...between, protocol: ipProtocol.icmp, icmp }));
      }
      const isSsh = n % 10 === 1;
      return documentOf(
        packetOf(n, {
          ...between,
          payloadBytes: bytes - 54,
          tcpFlags: tcpFlag.ack | tcpFlag.psh,
          sourcePort: 40_000 + (n % clients.length),
          destinationPort: isSsh ? 22 : 443,
          ...(isSsh ? { application: 'ssh' as const } : {}),
        }),
      );
    }
    const port = 1 + Math.floor((n - 480) / 2);
    const isAnswer = n % 2 === 1;
    return documentOf(
      packetOf(n, {
        sourceIp: isAnswer ? server : attacker,
        destinationIp: isAnswer ? attacker : server,
        sourcePort: isAnswer ? port : 50_000,
        destinationPort: isAnswer ? 50_000 : port,
        tcpFlags: isAnswer ? tcpFlag.rst | tcpFlag.ack : tcpFlag.syn,
      }),
    );
  });
}

/** As Filebeat's module `system` writes them: people who come in, and one who guesses. */
function logins(start: number): object[] {
  return Array.from({ length: 400 }, (_, n) => {
    const isAttack = n >= 340;
    return {
      '@timestamp': new Date(start + n * 500).toISOString(),
      event: {
        category: ['authentication'],
        action: 'ssh_login',
        outcome: isAttack ? 'failure' : 'success',
      },
      process: { name: 'sshd' },
      host: { name: 'gate' },
      user: { name: isAttack ? 'root' : `user-${n % 5}` },
      source: { ip: isAttack ? attacker : clientOf(n) },
      system: { auth: { ssh: { method: 'password', event: isAttack ? 'Failed' : 'Accepted' } } },
    };
  });
}

async function write(
  client: Client,
  { source }: DetectorInput,
  types: Record<string, string>,
  documents: object[],
): Promise<void> {
  const [index = ''] = source.indices;
  const properties = Object.fromEntries(
    Object.entries(types).map(([field, type]) => [field, { type }]),
  );
  await client.indices.create({ index, mappings: { properties } } as never);
  const operations = documents.flatMap((document) => [{ index: {} }, document]);
  const answer = await client.bulk({ index, operations, refresh: true });
  const refused = answer.items.find((item) => item.index?.error)?.index?.error;
  if (refused) throw new Error(`${refused.type}: ${refused.reason}`);
}

/** Both within the last ten minutes. */
export async function writeSecurityRows(client: Client): Promise<void> {
  await removeSecurityRows(client);
  const start = Date.now() - 10 * 60_000;
  await write(client, packetsDetector, packetFieldTypes, packets(start));
  await write(client, loginsDetector, loginFieldTypes, logins(start));
}

export async function removeSecurityRows(client: Client): Promise<void> {
  const index = [packetsDetector, loginsDetector].flatMap(({ source, destination }) => [
    ...source.indices,
    destination?.index ?? '',
  ]);
  await client.indices.delete({ index, ignore_unavailable: true });
}
