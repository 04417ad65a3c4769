import { createFormat } from '../../formatters/format';
import { changeAgainst } from './change_against';

const format = createFormat('en-US', { zone: 'UTC', dateFormat: 'HH:mm' });
const spanMs = 48 * 3_600_000;

it.each([
  [30, 20, 'more', '10 more than in the 2 d before (+50%)'],
  [5, 20, 'fewer', '15 fewer than in the 2 d before (−75%)'],
  [3, 0, 'more', '3 more than in the 2 d before'],
  [4, 4, 'same', 'as many as in the 2 d before'],
])('%d now and %d before', (now, before, direction, text) => {
  expect(changeAgainst({ now, before, spanMs }, format)).toEqual({ direction, text });
});
