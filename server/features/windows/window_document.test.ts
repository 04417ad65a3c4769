import { completeWindows } from '../../../common/windows';
import { parseWindowId, windowDocument, windowId } from './window_document';
import type { ClosedWindow } from './window_stream';

const start = Date.UTC(2026, 0, 5, 9, 15);
const windows = completeWindows({ keep: ['user.role', '__proto__.x'] });
const aWindow = (changes: Partial<ClosedWindow> = {}): ClosedWindow => ({
  start,
  end: start + 300_000,
  entity: 'ann',
  events: 3,
  values: { logins: 2 },
  kept: {},
  limited: [],
  ...changes,
});

describe('windowId', () => {
  it.each(['ann', 'Ann "the" Admin', 'a/5m b', '', '\u0000\n', ' '])(
    'is read back to the entity %j',
    (entity) => {
      const id = windowId(windows, aWindow({ entity }));
      expect(parseWindowId(windows, id)).toEqual({ start, entity });
    },
  );

  it('is no window of another length, and nothing is read of other ids', () => {
    const id = windowId(windows, aWindow());
    expect(id).toBe('2026-01-05T09:15:00.000Z/5m ann');
    expect(parseWindowId({ ...windows, length: '1m' }, id)).toBeNull();
    expect(parseWindowId(windows, 'abc')).toBeNull();
    expect(parseWindowId(windows, windowId(windows, aWindow({ entity: null })))).toBeNull();
  });
});

describe('windowDocument', () => {
  it('has the entity and what is kept under their own names, its span and its measures', () => {
    const window = aWindow({ kept: { 'user.role': ['admin'], label: ['a', 'b'] } });
    expect(JSON.parse(JSON.stringify(windowDocument(windows, 'event.time', window)))).toEqual({
      event: { time: '2026-01-05T09:19:59.999Z' },
      user: { name: 'ann', role: 'admin' },
      label: ['a', 'b'],
      window: { start: '2026-01-05T09:15:00.000Z', end: '2026-01-05T09:20:00.000Z', events: 3 },
      logins: 2,
    });
  });

  it('touches nothing that all objects share', () => {
    const window = aWindow({ kept: { '__proto__.x': ['1'] }, limited: ['logins'] });
    const document = windowDocument(windows, '@timestamp', window);
    expect(JSON.stringify(document)).toContain('"__proto__":{"x":"1"}');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
    expect(document.window).toMatchObject({ limited: ['logins'] });
  });
});
