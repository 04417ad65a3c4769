import { attackWindowMs } from './life';
import { securityAttacks, toEcs, type SecurityEvent } from './security_event';
import { simulateSecurity, type SecurityOptions } from './simulate_security';

function take(count: number, options: SecurityOptions = {}): SecurityEvent[] {
  const events = simulateSecurity(options);
  return Array.from({ length: count }, () => events.next().value);
}

const events = take(60_000, { seed: 7 });
const ofLogins = (list: readonly SecurityEvent[]) => list.filter(({ kind }) => kind === 'login');

/** Labels of the events in each window of a user. */
function windowsOf(list: readonly SecurityEvent[]): Map<string, SecurityEvent[]> {
  const windows = new Map<string, SecurityEvent[]>();
  for (const event of list) {
    const key = `${event.user} ${Math.floor(Date.parse(event['@timestamp']) / attackWindowMs)}`;
    const window = windows.get(key);
    if (window === undefined) windows.set(key, [event]);
    else window.push(event);
  }
  return windows;
}

describe('simulateSecurity', () => {
  it('gives the same events for the same options, in order of time', () => {
    expect(take(3_000, { seed: 7 })).toEqual(events.slice(0, 3_000));
    expect(take(100, { seed: 8 })).not.toEqual(events.slice(0, 100));
    const times = events.map((event) => event['@timestamp']);
    expect(times).toEqual([...times].sort());
  });

  it('lets every person live on whatever becomes of the others', () => {
    const own = (list: SecurityEvent[]) => list.filter(({ user }) => user === 'user-0003');
    const few = own(take(2_000, { seed: 7, users: 5 }));
    const among = own(events).slice(0, few.length);
    expect(few.slice(0, among.length)).toEqual(among.slice(0, few.length));
    expect(among.length).toBeGreaterThan(100);
  });

  it.each([0.01, 0.05])('attacks the share of windows that is asked for: %d', (attackRate) => {
    const windows = [...windowsOf(take(100_000, { seed: 3, attackRate })).values()];
    const attacked = windows.filter((w) => w.some(({ status }) => status === 'anomaly'));
    expect(attacked.length / windows.length).toBeGreaterThan(attackRate * 0.75);
    expect(attacked.length / windows.length).toBeLessThan(attackRate * 1.25);
  });

  it('injects the attacks that are asked for, or none, and labels them', () => {
    const kinds = new Set(events.map(({ anomaly_type: kind }) => kind));
    expect([...kinds].sort()).toEqual([...securityAttacks, 'none'].sort());
    const none = take(20_000, { seed: 7, attackRate: 0 });
    expect(
      none.every(({ status, anomaly_type: kind }) => status === 'normal' && kind === 'none'),
    ).toBe(true);
    const only = take(20_000, { seed: 7, attacks: ['brute_force'] });
    expect(new Set(only.map(({ anomaly_type: kind }) => kind))).toEqual(
      new Set(['none', 'brute_force']),
    );
  });

  it('leaves what people do untouched by attacks', () => {
    const own = (list: SecurityEvent[]) => list.filter(({ status }) => status === 'normal').length;
    const calm = take(30_000, { seed: 7, attackRate: 0 });
    const until = calm[calm.length - 1]?.['@timestamp'] ?? '';
    const attacked = events.filter((event) => event['@timestamp'] <= until);
    expect(Math.abs(own(attacked) - own(calm))).toBeLessThan(own(calm) * 0.005);
  });

  it('has people work by their own clocks', () => {
    const hours = (country: string) =>
      ofLogins(events)
        .filter((event) => event.country === country && event.status === 'normal')
        .map((event) => new Date(event['@timestamp']).getUTCHours())
        .sort((a, b) => a - b);
    const middle = (list: number[]) => list[Math.floor(list.length / 2)] ?? NaN;
    expect(middle(hours('DE'))).toBeGreaterThan(9);
    expect(middle(hours('DE'))).toBeLessThan(15);
    expect(middle(hours('US'))).toBeGreaterThan(middle(hours('DE')) + 3);
  });

  it('writes the same by the names of the Elastic Common Schema', () => {
    const file = events.find(({ kind }) => kind === 'file');
    if (file === undefined) throw new Error('no file');
    expect(toEcs(file)).toMatchObject({
      '@timestamp': file['@timestamp'],
      event: { category: ['file'], action: file.action, outcome: file.outcome },
      user: { name: file.user },
      source: {
        ip: file.address,
        geo: { country_iso_code: file.country, location: file.location },
      },
      network: { bytes: file.bytes },
      file: { path: file.path },
      labels: { status: file.status, anomaly_type: file.anomaly_type },
    });
  });

  it.each([{ users: 0 }, { users: 1.5 }, { attackRate: 0.6 }, { attacks: [] }, { seed: -1 }])(
    'refuses %j',
    (options) => {
      expect(() => simulateSecurity(options)).toThrow(RangeError);
    },
  );
});

describe('attacks overlap with what people do', () => {
  const windows = [...windowsOf(take(300_000, { seed: 5 })).values()];
  const bytes = (list: SecurityEvent[]) => list.reduce((sum, event) => sum + event.bytes, 0);
  const failures = (list: SecurityEvent[]) =>
    ofLogins(list).filter(({ outcome }) => outcome === 'failure').length;
  const countries = (list: SecurityEvent[]) => new Set(list.map(({ country }) => country)).size;
  const isOf = (kind: string) => (list: SecurityEvent[]) =>
    list.some(({ anomaly_type: own }) => own === kind);
  const normal = windows.filter((list) => list.every(({ status }) => status === 'normal'));

  /** Share of the attack's windows that are at or below the 99.9th percentile of normal ones. */
  function hidden(kind: string, of: (list: SecurityEvent[]) => number): number {
    const sorted = normal.map(of).sort((a, b) => a - b);
    const bound = sorted[Math.floor(sorted.length * 0.999)] ?? NaN;
    const attacked = windows.filter(isOf(kind)).map(of);
    return attacked.filter((value) => value <= bound).length / attacked.length;
  }

  it('in failed logins, bytes and countries', () => {
    expect(hidden('brute_force', failures)).toBeGreaterThan(0.1);
    expect(hidden('data_exfiltration', bytes)).toBeGreaterThan(0.2);
    expect(hidden('impossible_travel', countries)).toBeGreaterThan(0.5);
  });

  it('and yet many stand out', () => {
    expect(hidden('brute_force', failures)).toBeLessThan(0.9);
    expect(hidden('data_exfiltration', bytes)).toBeLessThan(0.9);
  });
});
