import { histogramBars, rangeOf } from './histogram_bars';

const histogram = [0, 0, 0, 10, 20, 4, 0, 0, 0, 0];

it('shows the scores that occur, with room on both sides', () => {
  expect(rangeOf(histogram)).toEqual({ from: 0.1, to: 0.8 });
  expect(rangeOf([0, 0])).toEqual({ from: 0, to: 1 });
});

it.each([
  [0.3, 0],
  [0.4, 10],
  [0.45, 20],
  [0.55, 32],
  [0.9, 34],
])('parts the bars at %d: %d rows are under it', (threshold, under) => {
  const bars = histogramBars(histogram, { range: { from: 0, to: 1 }, threshold });
  const sum = (side: { rows: number }[]) => side.reduce((total, { rows }) => total + rows, 0);
  expect(sum(bars.under)).toBeCloseTo(under, 6);
  expect(sum(bars.under) + sum(bars.over)).toBeCloseTo(34, 6);
});
