/**
 * Login after login on one host. What is said inside is encrypted, so it shows by many connections
 * that end soon and carry little: a refused login is a few kilobytes.
 */
import type { Packet } from '../../../common/packet';
import type { FindingBook } from './finding_book';
import type { PacketRule } from './rule_catalogue';
import { Tally } from './tally';
import type { Connection } from './tcp_connections';

/** Ports where people log in. Databases and directories are not here: programs log in there all day. */
const loginServices = new Map<number, string>([
  [21, 'FTP'],
  [22, 'SSH'],
  [23, 'Telnet'],
  [445, 'SMB'],
  [3389, 'RDP'],
  [5900, 'VNC'],
]);

/** Mail programs log in every few minutes by themselves, with each of their accounts. */
const mailServices = new Map<number, string>([
  [110, 'POP3'],
  [143, 'IMAP'],
  [465, 'SMTP'],
  [587, 'SMTP'],
  [993, 'IMAP'],
  [995, 'POP3'],
]);
const mailTimesMore = 2.5;

/** What is longer or carries more is work, not a refused login. */
const longestMs = 60_000;
const mostPayload = 16 * 1024;

export class LoginDictionaryRule {
  private readonly tallies = new Map<string, Tally>();
  private connections = 0;

  constructor(
    private readonly book: FindingBook,
    private readonly rule: PacketRule,
  ) {}

  get dropped(): number {
    return [...this.tallies.values()].reduce((sum, { dropped }) => sum + dropped, 0);
  }

  ended(connection: Connection, { timeMs }: Packet, mac: string | null): void {
    const { client, server, port, beganMs, payloadBytes, application } = connection;
    const isMail = mailServices.has(port);
    // SSH says its name first, wherever it listens.
    const service =
      application === 'ssh' ? 'SSH' : (loginServices.get(port) ?? mailServices.get(port));
    if (service === undefined || payloadBytes === 0) return;
    if (timeMs - beganMs > longestMs || payloadBytes > mostPayload) return;
    this.connections += 1;
    const key = `${client} ${server} ${port}`;
    const findingKey = `login_dictionary ${key}`;
    const attacker = { ip: client, mac };
    const evidence = { timeMs, target: server, port };
    this.tallyOf(service, isMail).add({ key, findingKey, attacker }, this.connections, evidence);
  }

  clear(): void {
    for (const tally of this.tallies.values()) tally.clear();
  }

  private tallyOf(service: string, isMail: boolean): Tally {
    const found = this.tallies.get(service);
    if (found !== undefined) return found;
    const counted = `short connections to ${service}`;
    const threshold = Math.ceil(this.rule.threshold * (isMail ? mailTimesMore : 1));
    const made = new Tally(this.book, { ...this.rule, counted }, threshold);
    this.tallies.set(service, made);
    return made;
  }
}
