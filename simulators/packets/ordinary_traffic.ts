/**
 * What goes on in a network where nobody attacks: browsers, name servers, file shares, calls, mail,
 * backups, routers and printers, with all that looks odd and is not.
 */
import { Random } from '../random';
import { conversation } from './attacks';
import type { TimedFrame } from './capture_bytes';
import { arp, echo, everybody, flags, icmpError, tcp, udp, type Host } from './frames';

export interface OrdinaryOptions {
  seed: number;
  /** Seconds since 1970. */
  start: number;
  /** Seconds. */
  lasts: number;
}

const macOf = (n: number) => `02:00:00:00:${n.toString(16).padStart(2, '0')}:01`;
export const lanHost = (n: number): Host => ({ ip: `192.168.7.${n}`, mac: macOf(n) });
export const gateway = lanHost(1);
/** A host behind the gateway: frames of it have the gateway's link address. */
export const outside = (ip: string): Host => ({ ip, mac: gateway.mac });

type Scene = (random: Random, at: number) => TimedFrame[];

const client = lanHost(20);
const anyPort = (random: Random) => random.integerBetween(32_768, 60_999);
const anyIp = (random: Random) =>
  `${random.pick([13, 52, 93, 104, 151, 185])}.${random.integerBetween(0, 255)}.${random.integerBetween(0, 255)}.${random.integerBetween(1, 254)}`;

/** A page: many connections at once to a few servers, some reset instead of ended. */
const browse: Scene = (random, at) => {
  const servers = Array.from({ length: 5 }, () => outside(anyIp(random)));
  return servers.flatMap((server) =>
    Array.from({ length: random.integerBetween(1, 6) }, () => {
      const clientPort = anyPort(random);
      const lasts = random.between(0.2, 8);
      const sends = { client: 900, server: random.integerBetween(2_000, 90_000) };
      const start = at + random.uniform();
      const frames = conversation({ client, server, clientPort, port: 443, start, lasts, sends });
      if (!random.chance(0.3)) return frames;
      const reset = tcp(client, server, { from: clientPort, to: 443, flags: flags.rst });
      return [...frames.slice(0, -3), { at: start + lasts + 0.05, data: reset }];
    }).flat(),
  );
};

/** Questions to one name server from a port each; a few are never answered. */
const resolve: Scene = (random, at) =>
  Array.from({ length: 25 }, (_, i): TimedFrame[] => {
    const from = anyPort(random);
    const payload = Buffer.alloc(40, 1);
    const question = udp(client, gateway, { from, to: 53, payload });
    const answer = udp(gateway, client, { from: 53, to: from, payload: Buffer.alloc(120, 2) });
    const start = at + i * 0.05;
    const asked = { at: start, data: question };
    return random.chance(0.1) ? [asked] : [asked, { at: start + 0.02, data: answer }];
  }).flat();

/** Answers whose questions were not captured. */
const answersAlone: Scene = (random, at) =>
  Array.from({ length: 30 }, (_, i) => ({
    at: at + i * 0.1,
    data: udp(gateway, client, { from: 53, to: anyPort(random), payload: Buffer.alloc(99) }),
  }));

const announce: Scene = (_, at) => {
  const group = (ip: string): Host => ({ ip, mac: '01:00:5e:00:00:fb' });
  const all = { ip: '255.255.255.255', mac: everybody };
  const nobody = { ip: '0.0.0.0', mac: client.mac };
  return [2, 20, 21, 22, 23].flatMap((n, i) => [
    { at: at + i, data: udp(lanHost(n), group('224.0.0.251'), { from: 5353, to: 5353 }) },
    {
      at: at + i + 0.1,
      data: udp(lanHost(n), group('239.255.255.250'), { from: 50_000 + n, to: 1900 }),
    },
    { at: at + i + 0.2, data: udp(lanHost(2), lanHost(n), { from: 1900, to: 50_000 + n }) },
    { at: at + i + 0.3, data: udp(nobody, all, { from: 68, to: 67, payload: Buffer.alloc(300) }) },
    {
      at: at + i + 0.4,
      data: udp(lanHost(n), { ip: '192.168.7.255', mac: everybody }, { from: 137, to: 137 }),
    },
    { at: at + i + 0.5, data: udp(lanHost(n), outside('162.159.200.1'), { from: 123, to: 123 }) },
    { at: at + i + 0.6, data: udp(outside('162.159.200.1'), lanHost(n), { from: 123, to: 123 }) },
  ]);
};

/** Peers all over, most of them gone; by UDP from one port, by TCP in vain. */
const share: Scene = (random, at) =>
  Array.from({ length: 40 }, (_, i): TimedFrame[] => {
    const peer = outside(anyIp(random));
    const port = random.chance(0.1) ? 6881 : random.integerBetween(1_024, 65_535);
    const start = at + i * 0.2;
    const asks = udp(client, peer, { from: 51_413, to: port, payload: Buffer.alloc(100) });
    const answers = udp(peer, client, { from: port, to: 51_413, payload: Buffer.alloc(280) });
    const knocks = { from: anyPort(random), to: port, flags: flags.syn };
    return [
      { at: start, data: asks },
      ...(random.chance(0.4) ? [{ at: start + 0.1, data: answers }] : []),
      { at: start + 0.15, data: tcp(client, peer, knocks) },
    ];
  }).flat();

/** Keep-alives of a connection that began before the capture, and resets of others. */
const idle: Scene = (random, at) => {
  const server = outside('140.82.112.25');
  const from = anyPort(random);
  return Array.from({ length: 10 }, (_, i): TimedFrame[] => [
    { at: at + i, data: tcp(client, server, { from, to: 443, flags: flags.ack }) },
    { at: at + i + 0.02, data: tcp(server, client, { from: 443, to: from, flags: flags.ack }) },
    {
      at: at + i + 0.5,
      data: tcp(server, client, { from: 443, to: from + i, flags: flags.rst | flags.ack }),
    },
  ]).flat();
};

/** One service that is down, tried again and again. */
const retry: Scene = (random, at) =>
  Array.from({ length: 20 }, (_, i): TimedFrame[] => {
    const from = anyPort(random);
    const refusal = { from: 8080, to: from, flags: flags.rst | flags.ack };
    return [
      { at: at + i * 0.5, data: tcp(client, lanHost(30), { from, to: 8080, flags: flags.syn }) },
      { at: at + i * 0.5 + 0.001, data: tcp(lanHost(30), client, refusal) },
    ];
  }).flat();

/** The way to a host by UDP, as traceroute finds it: a port for each probe, some routers silent. */
const trace: Scene = (random, at) =>
  Array.from({ length: 45 }, (_, i): TimedFrame[] => {
    const target = outside('8.8.4.4');
    const ttl = 1 + Math.floor(i / 3);
    const data = udp(client, target, { from: 44_000, to: 33_434 + i }, { ttl });
    const router = outside(`10.0.${ttl}.1`);
    const late = icmpError(router, client, { type: 11, code: 0, about: data });
    const start = at + i * 0.1;
    return [{ at: start, data }, ...(random.chance(0.6) ? [{ at: start + 0.03, data: late }] : [])];
  }).flat();

/** `ping` and `mtr`, and a look whether a few hosts are there. */
const ping: Scene = (_, at) => [
  ...Array.from({ length: 20 }, (__, i): TimedFrame[] => [
    { at: at + i, data: echo(client, outside('1.1.1.1')) },
    { at: at + i + 0.01, data: echo(outside('1.1.1.1'), client, true) },
  ]).flat(),
  ...Array.from({ length: 150 }, (__, i) => ({
    at: at + i / 15,
    data: echo(client, outside('9.9.9.9'), false, { ttl: 1 + (i % 15) }),
  })),
  ...[2, 21, 30].map((n) => ({ at: at + n / 10, data: echo(client, lanHost(n)) })),
];

/** Questions and answers, announcements of a host that comes, and a look for its own address. */
const neighbours: Scene = (_, at) =>
  [20, 21, 22, 23].flatMap((n, i) => {
    const host = lanHost(n);
    return [
      { at: at + i, data: arp({ operation: 1, sender: host, target: gateway }) },
      { at: at + i + 0.001, data: arp({ operation: 2, sender: gateway, target: host }) },
      { at: at + i + 0.1, data: arp({ operation: 1, sender: host, target: host }) },
      {
        at: at + i + 0.2,
        data: arp({ operation: 1, sender: { ip: '0.0.0.0', mac: host.mac }, target: host }),
      },
      // The gateway looks after an entry of its own.
      {
        at: at + i + 0.3,
        data: arp({ operation: 1, sender: gateway, target: host, to: host.mac }),
      },
      { at: at + i + 0.301, data: arp({ operation: 2, sender: host, target: gateway }) },
    ];
  });

/** Mail, a few logins, a long session and copies of files by SSH. */
const work: Scene = (random, at) => {
  const server = lanHost(30);
  const talk = (port: number, start: number, bytes: number, lasts: number) =>
    conversation({
      client,
      server,
      clientPort: anyPort(random),
      port,
      start,
      lasts,
      sends: { client: bytes, server: bytes },
      banner: port === 22 ? 'SSH-2.0-OpenSSH_9.6\r\n' : '',
    });
  return [
    ...[0, 8, 16].flatMap((s) => talk(22, at + s, 3_000, 2)),
    ...Array.from({ length: 5 }, (_, i) => talk(22, at + i * 4, 200_000, 3)).flat(),
    ...[0, 1, 2, 3, 4].flatMap((s) => talk(993, at + s, 5_000, 3)),
    // Programs ask their database all the time.
    ...Array.from({ length: 60 }, (_, i) => talk(5432, at + i * 0.3, 1_500, 0.2)).flat(),
  ];
};

/** How often each goes on, in seconds; `work` is rare, as people are. */
const scenes: ReadonlyArray<[Scene, number]> = [
  [browse, 15],
  [resolve, 20],
  [answersAlone, 70],
  [announce, 45],
  [share, 30],
  [idle, 60],
  [retry, 50],
  [trace, 120],
  [ping, 90],
  [neighbours, 40],
  [work, 320],
];

/** Ordinary traffic, in the order of its time: the same seed, the same bytes. */
export function ordinaryTraffic({ seed, start, lasts }: OrdinaryOptions): TimedFrame[] {
  const random = new Random(seed);
  const frames: TimedFrame[] = [];
  for (const [scene, every] of scenes) {
    for (let at = start + random.between(0, every / 4); at < start + lasts; at += every) {
      // Not one by one into an argument list: a scene may have thousands.
      for (const frame of scene(random, at)) frames.push(frame);
    }
  }
  return frames.sort((a, b) => a.at - b.at);
}
