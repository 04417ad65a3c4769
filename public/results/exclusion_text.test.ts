import { createFormat } from '../formatters/format';
import { exclusionText } from './exclusion_text';

const format = createFormat('en-GB', { zone: 'UTC', dateFormat: 'YYYY-MM-DD HH:mm' });
const ids = (...values: string[]) => ({ bool: { filter: [{ ids: { values } }] } });

it.each([
  [
    { from: '2026-01-01T00:00:00Z', to: '2026-01-01T01:00:00Z', why: 'test' },
    '2026-01-01 00:00 to 2026-01-01 01:00',
  ],
  [{ filter: { term: { 'host.name': 'web-1' } } }, 'Rows with host.name: web-1'],
  [{ filter: ids('a') }, 'The row a'],
  [
    {
      filter: {
        bool: {
          filter: [
            { term: { 'user.name': 'ann' } },
            {
              range: { '@timestamp': { gte: '2026-01-01T00:00:00Z', lt: '2026-01-01T01:00:00Z' } },
            },
          ],
        },
      },
    },
    'The window of user.name: ann, 2026-01-01 00:00 to 2026-01-01 01:00',
  ],
  [{ filter: ids('a', 'b') }, `Rows that match ${JSON.stringify(ids('a', 'b'))}`],
  [{ filter: { term: { ok: true } } }, 'Rows that match {"term":{"ok":true}}'],
  [{ filter: { match_all: {} } }, 'Rows that match {"match_all":{}}'],
])('says what %j leaves out', (exclusion, text) => {
  expect(exclusionText(exclusion, format)).toBe(text);
});
