import { completeDetector } from '../../../common/complete_detector';
import { aDetector } from '../ports/ports.mock';
import { windowOfRow } from './window_of_row';

const source = { indices: ['logins'], windows: { length: '5m' } };
const users = completeDetector({ id: 'users', name: 'Users', kind: 'windows', source });
const id = '2026-01-05T12:05:00.000Z/5m user-0117';

it('tells whose window a row is and when it was', () => {
  expect(windowOfRow(users, id)).toEqual({
    window: {
      entity: 'user-0117',
      start: '2026-01-05T12:05:00.000Z',
      end: '2026-01-05T12:10:00.000Z',
    },
  });
});

it('tells the window as it was scored, though windows are longer by now', () => {
  const longer = completeDetector({ ...users, source: { ...source, windows: { length: '1h' } } });
  expect(windowOfRow(longer, id).window?.end).toBe('2026-01-05T12:10:00.000Z');
});

it('tells nothing of rows that are no windows of an entity', () => {
  expect(windowOfRow(aDetector(), id)).toEqual({});
  expect(windowOfRow(users, '2026-01-05T12:05:00.000Z/5m')).toEqual({});
});
