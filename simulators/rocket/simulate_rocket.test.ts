import { rowsPerFlight } from './launch_profile';
import { rocketAnomalyKinds, rocketChannels, type RocketRow } from './rocket_row';
import { rocketRowId, simulateRocket, type RocketOptions } from './simulate_rocket';

function take(count: number, options?: RocketOptions): RocketRow[] {
  const rows = simulateRocket(options);
  return Array.from({ length: count }, () => rows.next().value);
}

const isAnomaly = (row: RocketRow) => row.status === 'anomaly';

describe('simulateRocket', () => {
  it('tells the same for the same options, and other things for another seed', () => {
    expect(take(1500, { seed: 5 })).toEqual(take(1500, { seed: 5 }));
    expect(take(1500, { seed: 5 })).not.toEqual(take(1500, { seed: 6 }));
  });

  it.each([1, rowsPerFlight - 1, rowsPerFlight, 10 * rowsPerFlight + 1017])(
    'begins at row %d as if it had run from the start',
    (firstRow) => {
      const whole = take(firstRow + 700, { seed: 3, anomalyRate: 0.1 });
      const late = take(700, { seed: 3, anomalyRate: 0.1, firstRow });
      expect(late).toEqual(whole.slice(firstRow));
    },
  );

  it('begins at a row far away at once', () => {
    // Of this process: what others do meanwhile says nothing of it.
    const before = process.cpuUsage();
    take(1, { firstRow: 17_000_000_000 });
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(500);
  });

  it('puts rows at even times from the start', () => {
    const times = take(4, { start: Date.UTC(2026, 4, 1), intervalMs: 250 }).map(
      (row) => row['@timestamp'],
    );
    expect(times).toEqual([
      '2026-05-01T00:00:00.000Z',
      '2026-05-01T00:00:00.250Z',
      '2026-05-01T00:00:00.500Z',
      '2026-05-01T00:00:00.750Z',
    ]);
  });

  it.each([0, 0.02, 0.2, 1])('injects anomalies at rate %d', (anomalyRate) => {
    const rows = take(18_000, { anomalyRate });
    const share = rows.filter(isAnomaly).length / rows.length;
    expect(share).toBeCloseTo(anomalyRate, 10);
    expect(rows.every((row) => (row.anomaly_type === 'none') === !isAnomaly(row))).toBe(true);
  });

  it('injects all kinds by default and only the wanted ones otherwise', () => {
    const kindsIn = (options: RocketOptions) =>
      new Set(
        take(24_000, options)
          .filter(isAnomaly)
          .map((row) => row.anomaly_type),
      );
    expect(kindsIn({ anomalyRate: 0.1 })).toEqual(new Set(rocketAnomalyKinds));
    expect(kindsIn({ kinds: ['overheat', 'signal_jamming'] })).toEqual(
      new Set(['overheat', 'signal_jamming']),
    );
  });

  it('leaves normal rows as they are whatever is injected elsewhere', () => {
    const clean = take(12_000, { seed: 9, anomalyRate: 0 });
    const mixed = take(12_000, { seed: 9, anomalyRate: 0.1 });
    const differing = mixed.filter((row, i) => !isAnomaly(row) && row.temp_c !== clean[i]?.temp_c);
    expect(differing).toEqual([]);
  });

  it('stays within what the channels can show', () => {
    const impossible = take(12_000, { anomalyRate: 0.2 }).filter(
      (row) =>
        !Number.isFinite(row.temp_c) ||
        !(row.cpu_pct >= 0 && row.cpu_pct <= 100) ||
        !(row.net_kbps >= 0 && row.pressure_bar >= 0),
    );
    expect(impossible).toEqual([]);
  });

  it('holds the value of a frozen sensor while the others go on', () => {
    const rows = take(12_000, { anomalyRate: 0.05, kinds: ['sensor_freeze'] });
    const first = rows.findIndex(isAnomaly);
    const frozen = rows.slice(first, first + 20);
    const distinct = rocketChannels.map((name) => new Set(frozen.map((row) => row[name])).size);
    expect(distinct.filter((count) => count === 1)).toHaveLength(1);
    expect(Math.max(...distinct)).toBeGreaterThan(15);
  });

  it.each([
    [{ seed: -1 }, 'seed'],
    [{ seed: 1.5 }, 'seed'],
    [{ anomalyRate: 1.1 }, 'anomalyRate'],
    [{ anomalyRate: NaN }, 'anomalyRate'],
    [{ kinds: [] }, 'kinds'],
    [{ intervalMs: 0 }, 'intervalMs'],
    [{ firstRow: -1 }, 'firstRow'],
  ])('refuses %j at once, naming %s', (options, named) => {
    expect(() => simulateRocket(options)).toThrow(named);
  });
});

describe('rocketRowId', () => {
  it('is made from seed and row number alone', () => {
    expect(rocketRowId(42, 7)).toBe('rocket-42-7');
  });
});
