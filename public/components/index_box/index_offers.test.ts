import type { IndexList } from '../../../common/api/list_indices';
import { badName, namesIn, offersFor, typedName } from './index_offers';

const list: IndexList = {
  names: [
    { name: 'pump-1', kind: 'index' },
    { name: 'pump-2', kind: 'data_stream' },
    { name: 'old-pump', kind: 'alias' },
  ],
  left_out: 0,
};
const offered = (text: string, proposed: string[] = []) =>
  offersFor(typedName(text), { list, proposed }).map(({ name }) => name);

it('offers names, and the pattern of several that begin as typed', () => {
  expect(offered('')).toEqual(['pump-1', 'pump-2', 'old-pump']);
  expect(offered('pump')).toEqual(['pump*', 'pump-1', 'pump-2', 'old-pump']);
  expect(offered('old')).toEqual(['old-pump']);
  expect(offered('pump-*')[0]).toBe('pump-*');
});

it('counts what a pattern takes in', () => {
  const [pattern] = offersFor(typedName('pump'), {
    list: { ...list, left_out: 7 },
    proposed: [],
  });
  expect(pattern).toEqual({ name: 'pump*', kind: 'pattern', matches: 2, more: true });
});

it('offers what the page knows before, each once, and to leave out what is there', () => {
  expect(offered('pump', ['pump-2', 'tank'])).toEqual(['pump*', 'pump-2', 'pump-1', 'old-pump']);
  expect(offered('-pump-2', ['tank'])).toEqual(['-pump-2']);
});

it('offers nothing that a source cannot be', () => {
  const odd: IndexList = { names: [{ name: 'a+b', kind: 'index' }, ...list.names], left_out: 0 };
  const names = (text: string) =>
    offersFor(typedName(text), { list: odd, proposed: [] }).map(({ name }) => name);
  expect(names('')).toEqual(['pump-1', 'pump-2', 'old-pump']);
  expect(names('*pump').every((name) => badName([name]) === undefined)).toBe(true);
});

it.each([
  ['pump-1, Tank', { sign: '', name: 'tank' }],
  ['pump-*,-pump-1', { sign: '-', name: 'pump-1' }],
  ['', { sign: '', name: '' }],
  ['a"b', undefined],
])('takes of "%s" the last name', (text, typed) => {
  expect(typedName(text)).toEqual(typed);
});

it('tells names from what is none', () => {
  expect(namesIn(' a, b*,,a -c ')).toEqual(['a', 'b*', '-c']);
  expect(badName(['a', 'b*', '-c'])).toBeUndefined();
  expect(badName(['a', 'Bad'])).toBe('Bad');
});
