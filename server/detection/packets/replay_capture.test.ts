import { Readable } from 'stream';
import { tcpScan } from '../../../simulators/packets/attacks';
import { pcapBytes } from '../../../simulators/packets/capture_bytes';
import { lanHost } from '../../../simulators/packets/ordinary_traffic';
import { replayPackets } from './replay_capture';

const bytes = pcapBytes(
  tcpScan(
    {
      attacker: lanHost(66),
      target: lanHost(30),
      ports: Array.from({ length: 30 }, (_, i) => 100 + i),
      start: 1_790_000_000,
      every: 0.1,
      answers: 'silent',
    },
    0,
  ),
);
const open = () => Readable.from([bytes.subarray(0, 400), bytes.subarray(400)]);
const name = 'x.pcap';

/** How many packets went out at once, each time, by a clock that goes on whenever it is looked at. */
async function play(
  stepMs: number,
  lastsMs?: number,
  { packetsPerSecond = 100, signal = new AbortController().signal } = {},
) {
  let time = 0;
  const now = () => (time += stepMs);
  const sizes: number[] = [];
  const options = { name, packetsPerSecond, lastsMs, now };
  for await (const { packets } of replayPackets(open, options, signal)) sizes.push(packets.length);
  return sizes;
}

describe('replayPackets', () => {
  it('keeps the rate although less is read at once than is due', async () => {
    const sizes = await play(1_000, 300_000);
    expect(sizes.length).toBeGreaterThan(5);
    expect(new Set(sizes)).toEqual(new Set([100]));
  });

  it('hands out so many at once that a short file has them soon, however fast it plays', async () => {
    const sizes = await play(1, 10_000, { packetsPerSecond: 1_000_000 });
    expect(new Set(sizes)).toEqual(new Set([5_000]));
  });

  it('goes through a file once when it is to last no longer', async () => {
    const sizes = await play(100);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(30);
    expect(Math.max(...sizes)).toBeLessThan(30);
  });

  it('ends when it is cancelled', async () => {
    expect(await play(1_000, undefined, { signal: AbortSignal.abort() })).toEqual([]);
  });
});
