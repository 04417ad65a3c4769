/** Each attack alone, in variations, and in the middle of ordinary traffic; ordinary traffic alone. */
import * as attacks from '../../../simulators/packets/attacks';
import { pcapBytes, type TimedFrame } from '../../../simulators/packets/capture_bytes';
import {
  arp,
  everybody,
  flags,
  ip,
  tcpSegment,
  type Host,
} from '../../../simulators/packets/frames';
import { gateway, lanHost, ordinaryTraffic } from '../../../simulators/packets/ordinary_traffic';
import { Random } from '../../../simulators/random';
import { foundBy, surveyBytes, surveyFrames } from './survey_frames';

const start = 1_790_000_000;
const attacker = lanHost(66);
const target = lanHost(30);
const at6 = (n: number): Host => ({ ip: `2001:db8:7::${n.toString(16)}`, mac: lanHost(n).mac });
const { syn, fin, psh, urg, ack } = flags;

const scan = (more: Partial<attacks.Scan> = {}): attacks.Scan => ({
  attacker,
  target,
  ports: attacks.shuffledPorts(new Random(3), 200),
  start: start + 40,
  every: 0.01,
  answers: 'refused',
  ...more,
});
const many = Array.from({ length: 60 }, (_, i) => lanHost(100 + i));
const sweep = { attacker, targets: many, start: start + 40, every: 0.05 };
const burst = { start: start + 40, every: 0.02, count: 200 };
const logins = { port: 22, start: start + 10, every: 1.5, count: 40 };
const slow = { ports: attacks.shuffledPorts(new Random(5), 40), every: 15 };
const v6 = { attacker: at6(66), target: at6(30) };

/** The header of TCP in parts of 8 bytes, as `nmap -f` sends it. */
const inParts = ({ ports, ...at }: attacks.Scan, bits: number): TimedFrame[] =>
  ports.flatMap((port, i) => {
    const data = tcpSegment({ from: 40_000, to: port, flags: bits });
    return [0, 8, 16].map((offset) => ({
      at: at.start + i * at.every + offset * 1e-5,
      data: ip(at.attacker, at.target, {
        protocol: 6,
        data: data.subarray(offset, offset + 8),
        id: i + 1,
        part: { offset, more: offset < 16 },
      }),
    }));
  });

const pair = `${attacker.ip} ${target.ip}`;
const pair6 = `${v6.attacker.ip} ${v6.target.ip}`;
const swept = `host_sweep ${attacker.ip} 60 targets`;

const cases: Array<[string, TimedFrame[], string[]]> = [
  ['SYN scan', attacks.tcpScan(scan(), syn), [`syn_scan ${pair}`]],
  ['SYN scan without answers', attacks.tcpScan(scan({ answers: 'silent' }), syn), [`syn_scan ${pair}`]], // prettier-ignore
  ['slow SYN scan', attacks.tcpScan(scan(slow), syn), [`syn_scan ${pair}`]],
  ['SYN scan of IPv6', attacks.tcpScan(scan(v6), syn), [`syn_scan ${pair6}`]],
  ['SYN scan in VLANs', attacks.tcpScan(scan({ options: { vlans: [7, 12] } }), syn), [`syn_scan ${pair}`]], // prettier-ignore
  ['SYN scan in parts', inParts(scan(), syn), [`syn_scan ${pair}`]],
  ['NULL scan', attacks.tcpScan(scan(), 0), [`null_scan ${pair}`]],
  ['NULL scan of IPv6', attacks.tcpScan(scan(v6), 0), [`null_scan ${pair6}`]],
  ['NULL scan in parts', inParts(scan(), 0), [`null_scan ${pair}`]],
  ['FIN scan', attacks.tcpScan(scan(), fin), [`fin_scan ${pair}`]],
  ['XMAS scan', attacks.tcpScan(scan(), fin | psh | urg), [`xmas_scan ${pair}`]],
  ['XMAS scan with all flags', attacks.tcpScan(scan(), 0x3f), [`xmas_scan ${pair}`]],
  ['SYN+FIN scan', attacks.tcpScan(scan(), syn | fin), [`syn_fin_scan ${pair}`]],
  ['ACK scan', attacks.tcpScan(scan(), ack), [`ack_scan ${pair}`]],
  ['ACK scan without answers', attacks.tcpScan(scan({ answers: 'silent' }), ack), [`ack_scan ${pair}`]], // prettier-ignore
  ['Maimon scan', attacks.tcpScan(scan(), fin | ack), [`maimon_scan ${pair}`]],
  ['UDP scan', attacks.udpScan(scan()), [`udp_scan ${pair}`]],
  ['UDP scan without answers', attacks.udpScan(scan({ answers: 'silent' })), [`udp_scan ${pair}`]],
  ['UDP scan, a port a second', attacks.udpScan(scan({ every: 1 })), [`udp_scan ${pair}`]],
  ['UDP scan of IPv6', attacks.udpScan(scan(v6)), [`udp_scan ${pair6}`]],
  ['ping sweep', attacks.pingSweep(sweep), [swept]],
  ['ARP sweep', attacks.arpSweep(sweep), [swept]],
  ['sweep of a TCP port', attacks.portSweep(sweep, 22), [swept]],
  ['ping burst', attacks.pingBurst(attacker, target, burst), [`ping_burst ${pair}`]],
  ['ping burst of IPv6', attacks.pingBurst(v6.attacker, v6.target, burst), [`ping_burst ${pair6}`]],
  ['SSH logins', attacks.loginDictionary(attacker, target, logins), [`login_dictionary ${pair}`]],
  ['FTP logins', attacks.loginDictionary(attacker, target, { ...logins, port: 21 }), [`login_dictionary ${pair}`]], // prettier-ignore
  ['SSH logins on another port', attacks.loginDictionary(attacker, target, { ...logins, port: 2022, banner: 'SSH-2.0-x\r\n' }), [`login_dictionary ${pair}`]], // prettier-ignore
];

describe('attacks in captures', () => {
  it.each(cases)('%s', async (_, frames, expected) => {
    const survey = await surveyFrames(frames);
    expect(foundBy(survey)).toEqual(expected);
    expect(survey.findings[0]?.source.mac).toBe(attacker.mac);
    expect(survey.problems).toEqual({});
  });

  const background = ordinaryTraffic({ seed: 11, start, lasts: 120 });
  it.each(cases.filter(([name]) => !name.startsWith('slow')))(
    '%s amid ordinary traffic',
    async (_, frames, expected) => {
      expect(foundBy(await surveyFrames([...background, ...frames]))).toEqual(expected);
    },
  );

  it('names every source of a scan with decoys', async () => {
    const sources = [lanHost(66), lanHost(67), lanHost(68)];
    const frames = sources.flatMap((from) => attacks.tcpScan(scan({ attacker: from }), syn));
    const found = foundBy(await surveyFrames(frames)).sort();
    expect(found).toEqual(sources.map((from) => `syn_scan ${from.ip} ${target.ip}`));
  });

  it('tells scans apart that lie further from each other than the window', async () => {
    const later = scan({ start: start + 2_000 });
    const survey = await surveyFrames([
      ...attacks.tcpScan(scan(), syn),
      ...attacks.tcpScan(later, syn),
    ]);
    expect(foundBy(survey)).toEqual([`syn_scan ${pair}`, `syn_scan ${pair}`]);
    expect(survey.findings[0]).toMatchObject({ ports: { count: 200 }, threshold: 12 });
  });

  it('begins anew after a packet from the far future', async () => {
    const [first] = attacks.pingBurst(attacker, target, { ...burst, count: 1 });
    const wrong = { at: start + 3e8, data: first?.data ?? Buffer.alloc(0) };
    const frames = attacks.tcpScan(scan(), syn);
    const survey = await surveyBytes(pcapBytes([wrong, ...frames]));
    expect(survey.time_jumps).toBe(1);
    expect(foundBy(survey)).toEqual([`syn_scan ${pair}`]);
  });
});

describe('ARP spoofing', () => {
  const hosts = [target, gateway] as const;

  it.each([
    ['both directions', attacks.arpSpoofing(attacker, hosts, { ...burst, count: 3 })],
    [
      'amid ordinary traffic',
      [
        ...ordinaryTraffic({ seed: 4, start, lasts: 120 }),
        ...attacks.arpSpoofing(attacker, hosts, { ...burst, every: 2, count: 20 }),
      ],
    ],
  ])('%s: names the link address that lies', async (_, frames) => {
    const { findings } = await surveyFrames(frames);
    expect(findings.map(({ rule, source }) => `${rule} ${source.mac}`)).toEqual([
      `arp_spoofing ${attacker.mac}`,
    ]);
    expect(findings[0]?.targets.ip).toEqual(expect.arrayContaining([gateway.ip, target.ip]));
  });

  it('names its own address when that shows', async () => {
    const own = attacks.arpSweep({ ...sweep, targets: [target] });
    const spoofing = attacks.arpSpoofing(attacker, hosts, { ...burst, count: 3 });
    const { findings } = await surveyFrames([...own, ...spoofing]);
    expect(findings.map(({ source }) => source)).toEqual([attacker]);
  });

  it('knows one that claims the address of another by announcements alone', async () => {
    const claim = (at: number, mac: string) => ({
      at,
      data: arp({ operation: 2, sender: { ...gateway, mac }, target: { ...gateway, mac }, to: everybody }), // prettier-ignore
    });
    const { findings } = await surveyFrames([
      claim(start, gateway.mac),
      claim(start + 5, attacker.mac),
    ]);
    expect(findings).toMatchObject([{ rule: 'arp_spoofing', source: { mac: attacker.mac } }]);
  });
});

describe('ordinary traffic', () => {
  it.each([1, 2, 3])('raises nothing (seed %i, 10 minutes)', async (seed) => {
    const survey = await surveyFrames(ordinaryTraffic({ seed, start, lasts: 600 }));
    expect(survey.findings).toEqual([]);
    expect(survey.packets).toBeGreaterThan(10_000);
    expect(survey).toMatchObject({ problems: {}, forgotten: 0, time_jumps: 0 });
  });

  it.each([
    ['ports of a host', attacks.tcpScan(scan({ ports: [21, 22, 25, 80, 443, 8080] }), syn)],
    ['odd packets', attacks.tcpScan(scan({ ports: [80, 81] }), 0)],
    ['pings', attacks.pingSweep({ ...sweep, targets: many.slice(0, 8) })],
    ['logins', attacks.loginDictionary(attacker, target, { ...logins, count: 9 })],
  ])('takes a few %s for no attack', async (_, frames) => {
    expect((await surveyFrames(frames)).findings).toEqual([]);
  });
});
