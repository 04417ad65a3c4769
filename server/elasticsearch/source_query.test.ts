import { sourceQuery, timeQuery, withoutTimeQuery } from './source_query';

const scope = { indices: ['a'], time_field: 'ts' };
const start = '2026-01-01T00:00:00.000Z';
const startMs = Date.parse(start);

it('wants the time field where the range is open', () => {
  expect(timeQuery('ts', { from: null, to: null })).toEqual({ exists: { field: 'ts' } });
  expect(timeQuery('ts', { from: 1, to: null })).toEqual({
    range: { ts: { gte: 1, format: 'epoch_millis' } },
  });
  expect(timeQuery('ts', { from: 1, to: 2 })).toEqual({
    range: { ts: { gte: 1, lt: 2, format: 'epoch_millis' } },
  });
});

it.each([
  [null, startMs],
  [startMs - 5, startMs],
  [startMs + 5, startMs + 5],
])('begins at the later of range and start (%s)', (from, expected) => {
  expect(sourceQuery({ ...scope, start }, { from, to: null })).toEqual({
    bool: { filter: [{ range: { ts: { gte: expected, format: 'epoch_millis' } } }] },
  });
});

it('takes the filter as it is, and cannot be led astray by a name of a field', () => {
  const filter = { term: { a: 1 } };
  const query = sourceQuery({ ...scope, time_field: '__proto__', filter }, { from: 0, to: null });
  expect(JSON.stringify(query)).toBe(
    '{"bool":{"filter":[{"range":{"__proto__":{"gte":0,"format":"epoch_millis"}}},{"term":{"a":1}}]}}',
  );
  expect(withoutTimeQuery({ ...scope, filter })).toEqual({
    bool: { filter: [filter], must_not: [{ exists: { field: 'ts' } }] },
  });
});
