/** Host discovery as `nmap -sn` does it, fast and slow, on a local network and from outside. */
import { arpSweep } from '../../../simulators/packets/attacks';
import type { TimedFrame } from '../../../simulators/packets/capture_bytes';
import { arp, echo, flags, ip, tcp, type Host } from '../../../simulators/packets/frames';
import {
  gateway,
  lanHost,
  ordinaryTraffic,
  outside,
} from '../../../simulators/packets/ordinary_traffic';
import { foundBy, surveyFrames } from './survey_frames';

const start = 1_790_000_000;
const attacker = lanHost(66);

/** Who has it? Every 20th host answers. */
function whoHas(every: number): TimedFrame[] {
  const targets = Array.from({ length: 254 }, (_, i) => lanHost(i + 1)).filter(
    ({ ip: own }) => own !== attacker.ip,
  );
  const answers = targets.flatMap((target, i): TimedFrame[] => {
    const data = arp({ operation: 2, sender: target, target: attacker, to: attacker.mac });
    return i % 20 === 19 ? [{ at: start + i * every + 1e-3, data }] : [];
  });
  return [...arpSweep({ attacker, targets, start, every }), ...answers];
}

/** ICMP timestamp request (RFC 792). */
const timestamp = (from: Host, to: Host): Buffer =>
  ip(from, to, { protocol: 1, data: Buffer.concat([Buffer.from([13, 0]), Buffer.alloc(18)]) });

/** What is sent to hosts beyond the router: echo, SYN to 443, ACK to 80, timestamp. */
const probes = (every: number): TimedFrame[] =>
  Array.from({ length: 254 }, (_, i) => outside(`203.0.113.${i + 1}`)).flatMap((target, i) => {
    const own = { ...attacker, mac: gateway.mac };
    return [
      echo(own, target),
      tcp(own, target, { from: 40_000, to: 443, flags: flags.syn }),
      tcp(own, target, { from: 40_000, to: 80, flags: flags.ack }),
      timestamp(own, target),
    ].map((data, n) => ({ at: start + i * every + n * 1e-3, data }));
  });

describe.each([
  ['fast', 0.01],
  ['slow', 5],
])('%s', (_, every) => {
  it('ARP requests for a whole network are a host sweep by who asks', async () => {
    const { findings } = await surveyFrames(whoHas(every));
    expect(findings).toMatchObject([
      {
        rule: 'host_sweep',
        source: { ip: attacker.ip, mac: attacker.mac },
        technique: { id: 'T1018' },
        targets: { count: 253 },
      },
    ]);
    expect(findings[0]?.reason).toContain('253 hosts of one network asked by broadcast ARP');
  });

  it('probes beyond the router are a host sweep by who sends them, by ping and by SYN', async () => {
    const { findings } = await surveyFrames(probes(every));
    const swept = { rule: 'host_sweep', source: { ip: attacker.ip }, targets: { count: 254 } };
    expect(findings).toMatchObject([swept, swept]);
    expect(findings.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('asked by ICMP echo'),
      expect.stringContaining('asked by SYN to one port, in vain'),
    ]);
    expect(findings[1]?.ports.numbers).toEqual([443]);
  });

  it('both are found in the middle of ordinary traffic, and nothing else', async () => {
    const ordinary = ordinaryTraffic({ seed: 11, start: start - 60, lasts: 600 });
    const found = foundBy(await surveyFrames([...ordinary, ...whoHas(every), ...probes(every)]));
    expect([...new Set(found.map((text) => text.replace(/ \d+ targets$/, '')))]).toEqual([
      `host_sweep ${attacker.ip}`,
    ]);
    expect(found).toHaveLength(3);
  });
});
