import type { ModelVersion } from '../../../common/api/list_models';
import { chosenPair } from './chosen_pair';

const list = (champion: number | null, challenger: number | null, ...versions: number[]) => ({
  champion,
  challenger,
  models: versions.map((version) => ({ version })) as ModelVersion[],
});
const nobody = { left: null, right: null };

it('needs two versions', () => {
  expect(chosenPair(list(null, null), nobody)).toBeNull();
  expect(chosenPair(list(1, null, 1), nobody)).toBeNull();
});

it.each([
  ['champion and challenger', list(1, 2, 3, 2, 1), nobody, { left: 1, right: 2 }],
  ['champion and the newest other', list(3, null, 3, 2, 1), nobody, { left: 3, right: 2 }],
  ['the two newest without a champion', list(null, null, 3, 2), nobody, { left: 3, right: 2 }],
  ['what the address names', list(1, 2, 3, 2, 1), { left: '3', right: '1' }, { left: 3, right: 1 }],
  ['one named', list(1, 2, 3, 2, 1), { left: null, right: '3' }, { left: 1, right: 3 }],
  [
    'the champion named last',
    list(1, 2, 3, 2, 1),
    { left: null, right: '1' },
    { left: 3, right: 1 },
  ],
  ['nothing that is not there', list(1, 2, 2, 1), { left: '9', right: 'x' }, { left: 1, right: 2 }],
])('takes %s', (_, models, asked, expected) => {
  expect(chosenPair(models, asked)).toEqual(expected);
});
