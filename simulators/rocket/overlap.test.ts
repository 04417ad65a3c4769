/** Anomalies must not be give-aways: what a single channel can tell is little. */
import {
  rocketAnomalyKinds,
  rocketChannels,
  type RocketChannel,
  type RocketRow,
} from './rocket_row';
import { simulateRocket } from './simulate_rocket';

const rows: RocketRow[] = [];
const generator = simulateRocket({ seed: 2026, anomalyRate: 0.1 });
while (rows.length < 40_000) rows.push(generator.next().value);

const normal = rows.filter((row) => row.status === 'normal');
const anomalous = rows.filter((row) => row.status === 'anomaly');

const sortedValues = (sample: readonly RocketRow[], channel: RocketChannel) =>
  Float64Array.from(sample, (row) => row[channel]).sort();

function quantile(sample: readonly RocketRow[], channel: RocketChannel, level: number): number {
  const sorted = sortedValues(sample, channel);
  return sorted[Math.floor(level * (sorted.length - 1))] ?? NaN;
}

/** The best that one bound can do: greatest recall minus false alarms, 0..1, either side of it. */
function bestThresholdGain(channel: RocketChannel): number {
  const flagged = sortedValues(anomalous, channel);
  const ordinary = sortedValues(normal, channel);
  let below = 0;
  return flagged.reduce((best, bound, i) => {
    while ((ordinary[below] ?? Infinity) < bound) below += 1;
    return Math.max(best, Math.abs(i / flagged.length - below / ordinary.length));
  }, 0);
}

describe('rocket anomalies', () => {
  it.each(rocketChannels)('lie mostly within the normal range of %s', (channel) => {
    const low = quantile(normal, channel, 0.005);
    const high = quantile(normal, channel, 0.995);
    const inside = anomalous.filter((row) => row[channel] >= low && row[channel] <= high);
    expect(inside.length / anomalous.length).toBeGreaterThan(0.85);
  });

  it.each(rocketAnomalyKinds)('of kind %s overlap with normal rows in every channel', (kind) => {
    const ofKind = anomalous.filter((row) => row.anomaly_type === kind);
    expect(ofKind.length).toBeGreaterThan(100);
    for (const channel of rocketChannels) {
      expect(quantile(ofKind, channel, 0.25)).toBeLessThan(quantile(normal, channel, 0.99));
      expect(quantile(ofKind, channel, 0.75)).toBeGreaterThan(quantile(normal, channel, 0.01));
    }
  });

  it.each(rocketChannels)('are not told apart by a threshold on %s', (channel) => {
    expect(bestThresholdGain(channel)).toBeLessThan(0.3);
  });

  it('are not told apart by limits on all channels at once', () => {
    const limits = rocketChannels.map((channel) => ({
      channel,
      low: quantile(normal, channel, 0.0025),
      high: quantile(normal, channel, 0.9975),
    }));
    const flagged = (row: RocketRow) =>
      limits.some(({ channel, low, high }) => row[channel] < low || row[channel] > high);
    expect(anomalous.filter(flagged).length / anomalous.length).toBeLessThan(0.4);
  });

  it('show jointly what no channel shows alone: computer load that traffic does not explain', () => {
    const hijacked = anomalous.filter((row) => row.anomaly_type === 'cpu_hijack');
    const unexplained = (row: RocketRow) => row.cpu_pct - row.net_kbps * (62 / 980);
    const bound = normal.map(unexplained).sort((a, b) => a - b)[Math.floor(0.99 * normal.length)];
    const single = quantile(normal, 'cpu_pct', 0.99);
    const caughtJointly = hijacked.filter((row) => unexplained(row) > (bound ?? Infinity)).length;
    const caughtAlone = hijacked.filter((row) => row.cpu_pct > single).length;
    expect(caughtJointly).toBeGreaterThan(1.5 * caughtAlone);
  });
});
