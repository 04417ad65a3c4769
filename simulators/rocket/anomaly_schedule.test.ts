import { Random } from '../random';
import { scheduleBlock } from './anomaly_schedule';
import { rocketAnomalyKinds } from './rocket_row';

const rows = 6000;
const scheduleOf = (anomalousRows: number, seed = 1) =>
  scheduleBlock(new Random(seed), { rows, anomalousRows, kinds: rocketAnomalyKinds });

describe('scheduleBlock', () => {
  it.each([0, 1, 120, 3000, rows])('gives exactly %d anomalous rows, none twice', (anomalous) => {
    const episodes = scheduleOf(anomalous);
    const covered = episodes.flatMap(({ start, rows: length }) =>
      Array.from({ length }, (_, i) => start + i),
    );
    expect(covered).toHaveLength(anomalous);
    expect(new Set(covered).size).toBe(anomalous);
    expect(covered.every((row) => row >= 0 && row < rows)).toBe(true);
    expect([...covered].sort((a, b) => a - b)).toEqual(covered);
  });

  it('gives every kind its turn', () => {
    const kinds = scheduleOf(3000).map(({ kind }) => kind);
    const turns = rocketAnomalyKinds.map((kind) => kinds.filter((other) => other === kind).length);
    expect(Math.max(...turns) - Math.min(...turns)).toBeLessThanOrEqual(1);
  });

  it('scatters them otherwise for another seed', () => {
    const startsOf = (seed: number) => scheduleOf(120, seed).map(({ start }) => start);
    expect(startsOf(1)).not.toEqual(startsOf(2));
  });
});
