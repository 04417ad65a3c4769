import type { ResultRow } from '../../../common/api/search_results';
import type { Detector } from '../../../common/detector';
import { exclusionChoices } from './exclusion_choices';

const row = {
  time: '2026-01-01T12:00:00.000Z',
  ml: { source: { index: 'pump-1', id: 'a' } },
} as Pick<ResultRow, 'entity' | 'ml' | 'time' | 'window'>;
const source = { indices: ['pump-1'], time_field: '@timestamp', query_delay: '10s' };
const nowhere = { by: undefined, entity: undefined };
const choose = (
  state: { by: string | undefined; entity: string | undefined },
  document: { field: string; value: string }[] = [],
  of = row,
) => exclusionChoices(of, { detector: { source }, document, state });

it('offers the row, and windows with the row in their middle', () => {
  const choices = choose(nowhere);
  expect(choices.map(({ id }) => id)).toEqual(['row', 'minute', 'ten-minutes', 'hour']);
  expect(choices[0]?.exclusion).toEqual({
    filter: { bool: { filter: [{ ids: { values: ['a'] } }, { term: { _index: 'pump-1' } }] } },
  });
  expect(choices[2]?.exclusion).toEqual({
    from: '2026-01-01T11:55:00.000Z',
    to: '2026-01-01T12:05:00.000Z',
  });
});

it('offers no window of a row without a time', () => {
  expect(choose(nowhere, [], { ...row, time: null }).map(({ id }) => id)).toEqual(['row']);
});

it.each([
  [{ by: 'host.name', entity: undefined }, [{ field: 'host.name', value: 'web-1' }]],
  [{ by: 'host.name.keyword', entity: undefined }, [{ field: 'host.name', value: 'web-1' }]],
  [{ by: 'host.name.keyword', entity: 'web-1' }, []],
])('offers the entity that the lanes of %j have for the row', (state, document) => {
  const last = choose(state, document).pop();
  expect(choose({ ...state, entity: undefined }, [], { ...row, entity: 'web-1' }).pop()).toEqual(
    last,
  );
  expect(last?.label).toBe(`Every row with ${state.by}: web-1`);
  expect(last?.exclusion).toEqual({ entity: { field: state.by, value: 'web-1' } });
});

it('offers no entity that is not known', () => {
  expect(choose({ by: 'host.name', entity: undefined }).map(({ id }) => id)).not.toContain(
    'entity',
  );
});

it('offers of a window what leaves no part of one: itself, its entity, its time', () => {
  const window = {
    entity: 'ann',
    start: '2026-01-01T12:00:00.000Z',
    end: '2026-01-01T12:10:00.000Z',
  };
  const windows = { entity: 'user.name', length: '10m', history: '1d', measures: [] };
  const detector: Pick<Detector, 'source'> = { source: { ...source, windows } };
  const lanes = { by: 'host.name', entity: 'web-1' };
  const choices = exclusionChoices({ ...row, window }, { detector, document: [], state: lanes });
  expect(choices.map(({ id, exclusion }) => [id, exclusion])).toEqual([
    [
      'window',
      {
        filter: {
          bool: {
            filter: [
              { term: { 'user.name': 'ann' } },
              {
                range: {
                  '@timestamp': {
                    gte: window.start,
                    lt: window.end,
                    format: 'strict_date_optional_time',
                  },
                },
              },
            ],
          },
        },
      },
    ],
    ['entity', { entity: { field: 'user.name', value: 'ann' } }],
    ['time', { from: window.start, to: window.end }],
  ]);
});
