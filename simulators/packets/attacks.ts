/** Attacks as frames with their times: what a tool of that kind sends, and what comes back. */
import type { Random } from '../random';
import type { TimedFrame } from './capture_bytes';
import { arp, echo, flags, icmpError, tcp, udp, type Host, type IpOptions } from './frames';

export interface Scan {
  attacker: Host;
  target: Host;
  ports: readonly number[];
  /** Seconds since 1970 of the first packet, and from one port to the next. */
  start: number;
  every: number;
  /** What most ports answer: a refusal or nothing. */
  answers: 'refused' | 'silent';
  options?: IpOptions;
}

/** Ports in an order of chance. */
export function shuffledPorts(random: Random, count: number, first = 1): number[] {
  const ports = Array.from({ length: count }, (_, i) => first + i);
  for (let i = ports.length - 1; i > 0; i -= 1) {
    const j = random.integerBetween(0, i);
    [ports[i], ports[j]] = [ports[j] ?? 0, ports[i] ?? 0];
  }
  return ports;
}

const scannerPort = 43_121;

/** Any scan by TCP: the flags of its packets make its kind. Every 50th port of a SYN scan is open. */
export function tcpScan(scan: Scan, bits: number): TimedFrame[] {
  const { attacker, target, options } = scan;
  return scan.ports.flatMap((port, i): TimedFrame[] => {
    const at = scan.start + i * scan.every;
    const asks = { from: scannerPort, to: port, flags: bits };
    const question = { at, data: tcp(attacker, target, asks, options) };
    const isOpen = bits === flags.syn && i % 50 === 49;
    if (isOpen) {
      const answer = { from: port, to: scannerPort, flags: flags.syn | flags.ack };
      const leave = { from: scannerPort, to: port, flags: flags.rst };
      return [
        question,
        { at: at + 2e-4, data: tcp(target, attacker, answer, options) },
        { at: at + 3e-4, data: tcp(attacker, target, leave, options) },
      ];
    }
    if (scan.answers === 'silent') return [question];
    const refusal = { from: port, to: scannerPort, flags: flags.rst | flags.ack };
    return [question, { at: at + 2e-4, data: tcp(target, attacker, refusal, options) }];
  });
}

export function udpScan({ attacker, target, ports, ...scan }: Scan): TimedFrame[] {
  return ports.flatMap((port, i): TimedFrame[] => {
    const at = scan.start + i * scan.every;
    const data = udp(attacker, target, { from: scannerPort, to: port }, scan.options);
    if (scan.answers === 'silent') return [{ at, data }];
    const isV6 = attacker.ip.includes(':');
    const unreachable = isV6 ? { type: 1, code: 4 } : { type: 3, code: 3 };
    const about = udp(attacker, target, { from: scannerPort, to: port });
    const answer = icmpError(target, attacker, { ...unreachable, about });
    return [
      { at, data },
      { at: at + 2e-4, data: answer },
    ];
  });
}

export interface Sweep {
  attacker: Host;
  targets: readonly Host[];
  start: number;
  every: number;
}

export const pingSweep = ({ attacker, targets, start, every }: Sweep): TimedFrame[] =>
  targets.flatMap((target, i) => {
    const at = start + i * every;
    const answer = { at: at + 1e-3, data: echo(target, attacker, true) };
    return [{ at, data: echo(attacker, target) }, ...(i % 5 === 0 ? [answer] : [])];
  });

export const arpSweep = ({ attacker, targets, start, every }: Sweep): TimedFrame[] =>
  targets.map((target, i) => ({
    at: start + i * every,
    data: arp({ operation: 1, sender: attacker, target }),
  }));

export const portSweep = ({ attacker, targets, start, every }: Sweep, port: number): TimedFrame[] =>
  targets.map((target, i) => ({
    at: start + i * every,
    data: tcp(attacker, target, { from: 50_000 + i, to: port, flags: flags.syn }),
  }));

export const pingBurst = (
  attacker: Host,
  target: Host,
  { start, every, count }: { start: number; every: number; count: number },
): TimedFrame[] =>
  Array.from({ length: count }, (_, i) => ({
    at: start + i * every,
    data: echo(attacker, target),
  }));

/** Replies that nobody asked for, to two hosts, each about the other. */
export const arpSpoofing = (
  attacker: Host,
  [a, b]: readonly [Host, Host],
  { start, every, count }: { start: number; every: number; count: number },
): TimedFrame[] =>
  Array.from({ length: count }, (_, i) => start + i * every).flatMap((at) => [
    {
      at,
      data: arp({ operation: 2, sender: { ip: b.ip, mac: attacker.mac }, target: a, to: a.mac }),
    },
    {
      at: at + 0.01,
      data: arp({ operation: 2, sender: { ip: a.ip, mac: attacker.mac }, target: b, to: b.mac }),
    },
  ]);

export interface Conversation {
  client: Host;
  server: Host;
  clientPort: number;
  port: number;
  start: number;
  /** Seconds from the handshake to the end. */
  lasts: number;
  /** Bytes that each side sends. */
  sends: { client: number; server: number };
  /** What the server says first. */
  banner?: string;
}

const largestPayload = 1_400;

function pieces(bytes: number, first: string): Buffer[] {
  const all = Buffer.alloc(Math.max(bytes, first.length), 0x61);
  all.write(first, 'latin1');
  const found: Buffer[] = [];
  for (let at = 0; at < all.length; at += largestPayload) {
    found.push(all.subarray(at, at + largestPayload));
  }
  return found;
}

/** A whole TCP connection: handshake, data, end by FIN from both sides. */
export function conversation(talk: Conversation): TimedFrame[] {
  const { client, server, clientPort, port, start, lasts } = talk;
  const forth = { from: clientPort, to: port };
  const back = { from: port, to: clientPort };
  const { syn, ack, fin, psh } = flags;
  const data = [
    ...pieces(talk.sends.server, talk.banner ?? '').map((payload) =>
      tcp(server, client, { ...back, flags: ack | psh, payload }),
    ),
    ...pieces(talk.sends.client, '').map((payload) =>
      tcp(client, server, { ...forth, flags: ack | psh, payload }),
    ),
  ];
  const end = start + 0.02 + lasts;
  return [
    { at: start, data: tcp(client, server, { ...forth, flags: syn }) },
    { at: start + 0.01, data: tcp(server, client, { ...back, flags: syn | ack }) },
    { at: start + 0.02, data: tcp(client, server, { ...forth, flags: ack }) },
    ...data.map((frame, i) => ({
      at: start + 0.02 + (lasts * (i + 1)) / (data.length + 1),
      data: frame,
    })),
    { at: end, data: tcp(client, server, { ...forth, flags: fin | ack }) },
    { at: end + 0.01, data: tcp(server, client, { ...back, flags: fin | ack }) },
    { at: end + 0.02, data: tcp(client, server, { ...forth, flags: ack }) },
  ];
}

/** Connection after connection in which a few passwords are refused. */
export const loginDictionary = (
  attacker: Host,
  target: Host,
  login: { port: number; start: number; every: number; count: number; banner?: string },
): TimedFrame[] =>
  Array.from({ length: login.count }, (_, i) =>
    conversation({
      client: attacker,
      server: target,
      clientPort: 40_000 + i,
      port: login.port,
      start: login.start + i * login.every,
      lasts: 6,
      sends: { client: 2_100, server: 2_600 },
      banner: login.banner,
    }),
  ).flat();
