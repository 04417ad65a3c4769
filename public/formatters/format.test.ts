import { createFormat } from './format';

const berlin = { zone: 'Europe/Berlin', dateFormat: 'YYYY-MM-DD HH:mm:ss.SSS' };
const english = createFormat('en-GB', berlin);
const german = createFormat('de-DE', berlin);

describe('numbers', () => {
  it('groups and points as the locale does', () => {
    expect(english.count(1048576)).toBe('1,048,576');
    expect(german.count(1048576)).toBe('1.048.576');
    expect(german.score(0.6124)).toBe('0,612');
  });

  it('keeps measurements to five digits and whole numbers whole', () => {
    expect(english.value(94.23456)).toBe('94.235');
    expect(english.value(1912)).toBe('1,912');
    expect(english.value(123456789)).toBe('123,456,789');
    expect(english.value(0.00001234567)).toBe('0.000012346');
  });

  it('rounds alerts a day alike, however many there are', () => {
    expect(english.alertsADay(0.04321)).toBe('0.0432');
    expect(english.alertsADay(8.333333)).toBe('8.33');
    expect(english.alertsADay(833.3333)).toBe('833');
    expect(english.alertsADay(12_345.6)).toBe('12,300');
    expect(german.alertsADay(8.333333)).toBe('8,33');
    expect(english.alertsADay(null)).toBe('–');
  });

  it('always signs contributions', () => {
    expect(english.signed(0.1)).toBe('+0.100');
    expect(english.signed(-0.0021)).toBe('−0.002');
  });

  it('shows shares as percentages', () => {
    expect(english.percent(0.0213)).toBe('2.1%');
  });
});

describe('spans of time', () => {
  it.each([
    [0, '0 ms'],
    [850, '850 ms'],
    [12_000, '12 s'],
    [90_000, '90 s'],
    [180_000, '3 min'],
    [12_600_000, '3.5 h'],
    [259_200_000, '3 d'],
  ])('%d ms is %s', (ms, text) => expect(english.span(ms)).toBe(text));
});

describe('spans by the clock', () => {
  const clock = (start: string, end: string) =>
    createFormat('en', { zone: 'Europe/Berlin', dateFormat: '' }).clock(start, end);

  it("have no day where they are within one, up to midnight in the reader's zone", () => {
    expect(clock('2026-01-05T11:05:00Z', '2026-01-05T11:10:00Z')).toBe('12:05–12:10');
    expect(clock('2026-01-05T22:55:00Z', '2026-01-05T23:00:00Z')).toBe('23:55–00:00');
    expect(clock('2026-01-05T11:05:00Z', '2026-01-05T11:05:10Z')).toBe('12:05:00–12:05:10');
  });

  it('have the day where they are of several', () => {
    const days = clock('2026-01-05T23:00:00Z', '2026-01-07T23:00:00Z');
    expect(days).toBe('Jan 6 00:00–Jan 8 00:00');
  });
});

describe('points in time', () => {
  const at = Date.UTC(2026, 6, 1, 22, 30, 15, 7);

  it('uses the zone and the pattern of the settings, not those of this machine', () => {
    expect(english.time(at)).toBe('2026-07-02 00:30:15.007');
    expect(english.time(new Date(at).toISOString())).toBe('2026-07-02 00:30:15.007');
    const newYork = createFormat('en-GB', { ...berlin, zone: 'America/New_York' });
    expect(newYork.time(at)).toBe('2026-07-01 18:30:15.007');
  });

  it('says how long ago', () => {
    expect(english.ago(at, at + 5_000)).toMatch(/^5 sec/);
    expect(english.ago(at, at + 3 * 60_000)).toMatch(/^3 min/);
    expect(english.ago(at, at + 5 * 3_600_000)).toMatch(/^5 h/);
    expect(english.ago(at, at + 72 * 3_600_000)).toBe('3 days ago');
  });

  it('never puts a past time into the future when clocks differ', () => {
    expect(english.ago(at, at - 5_000)).toBe(english.ago(at, at));
  });

  it('gives axis ticks as much as the range needs', () => {
    expect(english.tick(5 * 60_000)(at)).toBe('00:30:15');
    expect(english.tick(3_600_000)(at)).toBe('00:30');
    expect(english.tick(3 * 86_400_000)(at)).toBe('Jul 2 00:30');
    expect(english.tick(30 * 86_400_000)(at)).toBe('Jul 2');
    expect(english.tick(800 * 86_400_000)(at)).toBe('Jul 2026');
  });
});
