import type { EventCounts } from '../../common/api/event_counts';
import { countStatistics } from '../../server/detection/statistics/count_statistics';
import { niceTicks } from './scale';
import { countFigures, drawClasses, drawCounts, drawPoisson, drawScores } from './plots';
import { escaped } from './svg';

const counts: EventCounts = {
  events: 7,
  events_without_entity: 0,
  entities: 2,
  window_ms: 300_000,
  from: 0,
  to: 1_500_000,
  ...countStatistics(
    new Map([
      [0, 5],
      [1, 3],
      [2, 2],
    ]),
  ),
};

it.each([
  [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [0.38, 0.71, 4, [0.4, 0.5, 0.6, 0.7]],
  [-0.5, 12.5, 6, [0, 5, 10]],
  [0, 1_234, 5, [0, 500, 1000]],
  [3, 3, 5, [3]],
])('marks round values from %d to %d', (min, max, wanted, ticks) => {
  expect(niceTicks(min, max, wanted)).toEqual(ticks);
});

it('writes what XML may hold', () => {
  expect(escaped('a<b & "c"\u0000\u001f')).toBe('a&lt;b &amp; &quot;c&quot;\ufffd\ufffd');
});

it('draws a bar for each count, with the fitted numbers and titles of both axes', () => {
  const svg = drawCounts(counts, 'user:"<me>" & co');
  expect(svg).toContain('Events per entity and window of 5.0 min');
  expect(svg).toContain('>Windows<');
  expect(svg).toContain('Mean per window: 0.7');
  expect(svg).toContain('How often: user:&quot;&lt;me&gt;&quot; &amp; co');
  expect(svg.match(/<rect [^>]*fill="#a3b6cf"/g)).toHaveLength(counts.bins.length + 1);
  expect(svg).not.toContain('NaN');
});

it('draws a point for each probability', () => {
  const svg = drawPoisson(counts, 'logins');
  expect(svg.match(/<circle/g)).toHaveLength(counts.bins.length + 1);
  expect(svg).toContain('Probability (%)');
});

it('prints the numbers that it draws', () => {
  expect(new Map(countFigures(counts)).get('Kolmogorov-Smirnov distance from Poisson')).toBe(
    counts.ks_distance.toFixed(4),
  );
});

it('draws scores and boxes in the part of the scale that they take up', () => {
  const histogram = Array.from({ length: 100 }, (_, bin) => (bin === 45 || bin === 60 ? 5 : 0));
  const scores = { rows: 10, anomalies: 1, histogram, quantiles: [{ level: 0.99, score: 0.6 }] };
  const drawn = drawScores(scores, 0.58, 'pump');
  expect(drawn.match(/<rect [^>]*fill="#a3b6cf"/g)).toHaveLength(60 - 45 + 3 + 1);
  const box = { rows: 3, min: 0.4, p1: 0.4, q1: 0.45, median: 0.5, q3: 0.5, p99: 0.6, max: 0.6 };
  const classes = [
    { name: null, ...box },
    { name: 'a very long name of a class that nobody can read', ...box },
  ];
  const boxes = drawClasses({ classes, other_rows: 7, p99: 0.6 }, 'kind', 'pump');
  expect(boxes).toContain('(no class) (3)');
  expect(boxes).toContain('a very long name of a cla…');
  expect(boxes).toContain('7 of further classes');
  expect(boxes).not.toContain('NaN');
});
