import { defaultState, parseState, printState, type AnomaliesState } from './url_state';
import { resolveRange } from '../../time/time_state';

const full: AnomaliesState = {
  detector: 'rocket',
  from: '2020-11-21T10:00:00.000Z',
  to: 'now',
  refresh: 30_000,
  paused: true,
  query: 'host : "a&b" and v > 3',
  by: 'host',
  entity: 'web=1',
  severities: ['high', 'critical'],
  all: true,
  skipped: true,
  sort: 'time',
  order: 'asc',
  page: 3,
  size: 50,
  row: 'rocket:a/b?c&d=é',
};

describe('the address of the anomalies page', () => {
  it('keeps the whole state', () => {
    expect(parseState(printState(full))).toEqual(full);
  });

  it('is empty for the defaults, and the defaults are what an empty one means', () => {
    expect(printState(defaultState)).toBe('');
    expect(parseState('')).toEqual(defaultState);
  });

  it('stays readable', () => {
    expect(printState({ ...defaultState, severities: ['high', 'critical'] })).toBe(
      '?severity=high,critical',
    );
  });

  it.each([
    ['page=-1&size=33&sort=name&order=up', {}],
    ['page=99999999&refresh=1&severity=terrible,high', { refresh: 1000, severities: ['high'] }],
    ['from=yesterday-ish&to=now', {}],
    ['from=now&to=now-15m', {}],
    ['paused=1&all=yes', {}],
  ])('takes the default for what it cannot understand: %s', (search, rest) => {
    expect(parseState(`?${search}`)).toEqual({ ...defaultState, ...rest });
  });
});

describe('resolveRange', () => {
  const now = new Date('2026-11-21T12:00:30.000Z');

  it('resolves date math against now', () => {
    expect(resolveRange({ from: 'now-15m', to: 'now' }, now)).toEqual({
      from: Date.parse('2026-11-21T11:45:30.000Z'),
      to: now.getTime(),
    });
  });

  it('rounds the end up, so that a whole unit is in the range', () => {
    const range = resolveRange({ from: 'now/m', to: 'now/m' }, now);
    expect(range).toEqual({
      from: Date.parse('2026-11-21T12:00:00.000Z'),
      to: Date.parse('2026-11-21T12:00:59.999Z'),
    });
  });

  it('gives nothing for a range that is none', () => {
    expect(resolveRange({ from: 'now', to: 'now-1h' }, now)).toBeUndefined();
    expect(resolveRange({ from: 'x', to: 'now' }, now)).toBeUndefined();
  });
});
