import { jsonFormat } from './json_format';
import type { JsonObject } from './json_rows';

describe('jsonFormat', () => {
  it('samples values by their dotted paths, those in lists too', () => {
    const sample = jsonFormat().sampleOf([
      { a: { b: 1 }, c: ['x', 'y'] },
      { a: { b: 2 }, d: null },
    ]);
    expect([...sample]).toEqual([
      ['a.b', [1, 2]],
      ['c', ['x', 'y']],
    ]);
  });

  it('takes a field for what it is in most rows where it is both value and object', () => {
    const sampleOf = (rows: JsonObject[]) => jsonFormat().sampleOf(rows);
    expect([...sampleOf([{ v: 1 }, { v: 2 }, { v: { a: 1 } }]).keys()]).toEqual(['v']);
    expect([...sampleOf([{ v: 1 }, { v: { a: 1 } }, { v: { a: 2 } }]).keys()]).toEqual(['v.a']);
  });
});
