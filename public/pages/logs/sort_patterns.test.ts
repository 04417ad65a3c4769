import type { LogPattern } from '../../../common/api/mine_patterns';
import { sortPatterns } from './sort_patterns';

const pattern = (template: string, lines: number, first: string | null): LogPattern => ({
  template,
  lines,
  share: 0,
  first,
  last: first,
  example: '',
});

it('sorts by number, time and text, either way', () => {
  const patterns = [pattern('b', 9, '2026'), pattern('a', 5, null), pattern('c', 10, '2025')];
  const order = (sort: 'lines' | 'first' | 'template', way: 'asc' | 'desc') =>
    sortPatterns(patterns, { sort, order: way }).map(({ template }) => template);
  expect(order('lines', 'desc')).toEqual(['c', 'b', 'a']);
  expect(order('lines', 'asc')).toEqual(['a', 'b', 'c']);
  expect(order('first', 'desc')).toEqual(['b', 'c', 'a']);
  expect(order('template', 'asc')).toEqual(['a', 'b', 'c']);
  expect(patterns[0]?.template).toBe('b');
});
