import { sentences } from './sentences';

it('joins what is there by blanks', () => {
  expect(sentences('One.', null, 'Three.')).toBe('One. Three.');
  expect(sentences(null)).toBe('');
});
