import { LiveRocket } from './live_rocket';

const noon = Date.UTC(2026, 10, 21, 12);

describe('LiveRocket', () => {
  it('gives each row once, when its time has come', () => {
    const rocket = new LiveRocket({ from: noon, intervalMs: 100 });
    expect(rocket.due(noon - 1)).toEqual([]);
    const first = rocket.due(noon + 250);
    expect(first.map(({ row }) => row['@timestamp'])).toEqual([
      '2026-11-21T12:00:00.000Z',
      '2026-11-21T12:00:00.100Z',
      '2026-11-21T12:00:00.200Z',
    ]);
    expect(rocket.due(noon + 250)).toEqual([]);
    expect(rocket.due(noon - 60_000)).toEqual([]);
    expect(rocket.due(noon + 300)).toHaveLength(1);
  });

  it('hands a backlog out in parts, in order', () => {
    const rocket = new LiveRocket({ from: noon });
    const parts = [rocket.due(noon + 9_000, 4), rocket.due(noon + 9_000, 4)];
    expect(parts.map((part) => part.length)).toEqual([4, 4]);
    const ids = parts.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(8);
    expect(rocket.due(noon + 9_000, 4)).toHaveLength(2);
  });

  it('goes on after a restart without repeating a row', () => {
    const intervalMs = 1000 / 3;
    const before = new LiveRocket({ from: noon, intervalMs, seed: 4 }).due(noon + 20_000);
    const last = before[before.length - 1];
    const sentUntil = Date.parse(last?.row['@timestamp'] ?? '');
    const after = new LiveRocket({ from: noon, sentUntil, intervalMs, seed: 4 }).due(noon + 40_000);
    const whole = new LiveRocket({ from: noon, intervalMs, seed: 4 }).due(noon + 40_000);
    expect([...before, ...after]).toEqual(whole);
  });

  it('leaves out the time in which nobody ran', () => {
    const resumed = new LiveRocket({ from: noon + 3_600_000, sentUntil: noon });
    expect(resumed.due(noon + 3_600_000)).toHaveLength(1);
  });
});
