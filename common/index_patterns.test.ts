import { leavingOut } from './index_patterns';

const leave = (indices: string[], results: string[], most = 50) =>
  leavingOut(indices, results, most);

it('names each index that the patterns take in, once', () => {
  expect(leave(['pump*', 'rig'], ['pump-ml', 'other-ml', 'pump-old'])).toEqual([
    'pump*',
    'rig',
    '-pump-ml',
    '-pump-old',
  ]);
});

it('names none that is left out already', () => {
  const indices = ['pump*', '-pump-ml', '-pump-ml-*'];
  expect(leave(indices, ['pump-ml', 'pump-ml-copy'])).toEqual(indices);
});

it('leaves an index that is named itself', () => {
  expect(leave(['pump-ml'], ['pump-ml'])).toEqual(['pump-ml']);
  expect(leave(['pump*', 'pump-ml'], ['pump-ml'])).toEqual(['pump*', 'pump-ml']);
});

it('leaves the indices of an alias that rolls over out by one entry, those to come too', () => {
  expect(leave(['pump*'], ['pump-ml-000001', 'pump-ml-000002'])).toEqual(['pump*', '-pump-ml-0*']);
});

it('has room for the results of as many detectors as a source has names left', () => {
  const results = Array.from({ length: 49 }, (_, n) => `pump-${n}-ml`);
  expect(leave(['pump*'], results)).toHaveLength(50);
  expect(leave(['pump*'], results, 48)).toBeNull();
  expect(leave(['pump*'], [...results, 'pump-last-ml'])).toBeNull();
});
