import { sharesOf, shownBins } from './score_bins';

it('shows from the first to the last interval with a row of any, and one beyond', () => {
  const range = shownBins([
    [0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 2, 0, 0, 0, 0, 0],
  ]);
  expect(range).toEqual({ from: 0.2, to: 0.6, width: 0.1 });
  expect(shownBins([[1, 0, 1]])).toEqual({ from: 0, to: 1, width: 1 / 3 });
});

it('shows all where there is nothing', () => {
  expect(shownBins([[0, 0]])).toEqual({ from: 0, to: 1, width: 0.5 });
  expect(shownBins([])).toEqual({ from: 0, to: 1, width: 1 });
});

it('gives shares of all rows in percent', () => {
  const counts = [0, 0, 1, 3, 0, 0, 0, 0, 0, 0];
  expect(sharesOf(counts, shownBins([counts]))).toEqual([
    { score: 0.1, share: 0 },
    { score: 0.2, share: 25 },
    { score: 0.3, share: 75 },
    { score: 0.4, share: 0 },
  ]);
  expect(sharesOf([0, 0], { from: 0, to: 1, width: 0.5 })).toEqual([
    { score: 0, share: 0 },
    { score: 0.5, share: 0 },
  ]);
});
