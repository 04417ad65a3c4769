import { defaultPositiveValues } from '../evaluation/evaluate_detector';
import { positiveLabelQuery } from './label_query';

const query = (type: string, values: string[]) =>
  positiveLabelQuery({ field: 'label', types: [type] }, values);

it('compares text whatever its case', () => {
  expect(query('keyword', ['Attack'])).toEqual({
    bool: {
      should: [{ term: { label: { value: 'attack', case_insensitive: true } } }],
      minimum_should_match: 1,
    },
  });
});

it.each([
  ['boolean', ['true']],
  ['double', ['1', '1.0']],
])('asks a %s for nothing that it cannot hold', (type, expected) => {
  expect(query(type, defaultPositiveValues)).toMatchObject({
    bool: { should: [{ terms: { label: expected } }] },
  });
});

it.each([
  ['boolean', ['attack']],
  ['long', ['attack', ' ', 'Infinity']],
  ['ip', ['1']],
])('refuses labels that a %s never holds', (type, values) => {
  expect(() => query(type, values)).toThrow(/cannot hold/);
});
