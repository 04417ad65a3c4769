/** The plots of an evaluation, each from what the use-case behind it answers. */
import type { ArrivalTimes } from '../../common/api/arrival_times';
import type { EventCounts } from '../../common/api/event_counts';
import type { ScoreDistribution } from '../../common/api/score_histogram';
import type { ClassScores } from '../../common/api/scores_by_class';
import { count, decimals, span } from '../text';
import { drawBoxes } from './box_plot';
import { drawHistogram } from './histogram_plot';

const whole = (value: number) => (Number.isInteger(value) ? count(value) : '');

/** Fitted numbers by name, as they are printed on the plot and on the terminal. */
export type Figures = readonly (readonly [name: string, value: string])[];

const short = (value: number) => String(Number(value.toPrecision(4)));

export function countFigures(counts: EventCounts): Figures {
  const { dispersion_index: index, ks_distance: distance, mean } = counts;
  return [
    ['Events', count(counts.events)],
    ['Entities', count(counts.entities)],
    ['Windows', `${count(counts.windows)} of ${span(counts.window_ms)}`],
    ['Mean per window', short(mean)],
    ['Dispersion index (1 = Poisson)', short(index)],
    ['Kolmogorov-Smirnov distance from Poisson', decimals(distance, 4)],
    ['Most in one window', count(counts.most)],
  ];
}

export function arrivalFigures(arrivals: ArrivalTimes): Figures {
  return [
    ['Events', count(arrivals.events)],
    ['Entities', count(arrivals.entities)],
    ['Intervals', count(arrivals.intervals)],
    ['Mean', span(arrivals.mean_ms)],
    ['Median', span(arrivals.median_ms)],
    ['Events an hour and entity', short(arrivals.rate_per_hour)],
    ['Coefficient of variation (1 = exponential)', short(arrivals.coefficient_of_variation)],
    ['Kolmogorov-Smirnov distance from exponential', decimals(arrivals.ks_distance, 4)],
  ];
}

const p99Of = ({ quantiles }: ScoreDistribution) =>
  quantiles.find(({ level }) => level === 0.99)?.score;

const medianOf = ({ quantiles }: ScoreDistribution) =>
  quantiles.find(({ level }) => level === 0.5)?.score;

const scoreOrNothing = (score: number | null | undefined) =>
  score === undefined || score === null ? '-' : decimals(score);

export function scoreFigures(scores: ScoreDistribution, threshold: number | null): Figures {
  return [
    ['Rows', count(scores.rows)],
    ['Flagged', count(scores.anomalies)],
    ['Median', scoreOrNothing(medianOf(scores))],
    ['p99', scoreOrNothing(p99Of(scores))],
    ['Threshold', scoreOrNothing(threshold)],
  ];
}

export const classNameOf = ({ name }: { name: string | null }): string => name ?? '(no class)';

export function classFigures(scores: ClassScores): Figures {
  return [
    ...scores.classes.map(
      (box) =>
        [
          classNameOf(box),
          `${count(box.rows)} rows, median ${decimals(box.median)}, quartiles ${decimals(box.q1)} and ${decimals(box.q3)}`,
        ] as const,
    ),
    ['p99 of all', scoreOrNothing(scores.p99)],
  ];
}

/** Figures in lines that fit the plot's width. */
function inLines(figures: Figures): string[] {
  const lines: string[] = [];
  for (const [name, value] of figures) {
    const text = `${name}: ${value}`;
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + text.length < 110)
      lines.push(`${lines.pop() ?? ''} · ${text}`);
    else lines.push(text);
  }
  return lines;
}

const perWindow = ({ entities, window_ms: ms }: EventCounts) =>
  entities > 1 ? `Events per entity and window of ${span(ms)}` : `Events per window of ${span(ms)}`;

const countBars = ({ bins }: EventCounts, valueOf: (bin: EventCounts['bins'][number]) => number) =>
  bins.map((bin) => ({ from: bin.from - 0.5, to: bin.to + 0.5, value: valueOf(bin) }));

/** Windows by how many events they have, with the mean. */
export function drawCounts(counts: EventCounts, what: string): string {
  return drawHistogram({
    title: `How often: ${what}`,
    figures: inLines(countFigures(counts)),
    x: { title: perWindow(counts), label: whole },
    y: { title: 'Windows', label: whole },
    bars: countBars(counts, ({ windows }) => windows),
    barName: 'Windows with so many events',
    lines: [{ name: `Mean ${short(counts.mean)}`, at: counts.mean }],
  });
}

/** Shares of windows beside the probabilities of a Poisson distribution of the same mean. */
export function drawPoisson(counts: EventCounts, what: string): string {
  return drawHistogram({
    title: `Against Poisson: ${what}`,
    figures: inLines(countFigures(counts)),
    x: { title: perWindow(counts), label: whole },
    y: { title: 'Probability (%)', label: String },
    bars: countBars(counts, ({ share }) => 100 * share),
    barName: 'Share of windows',
    fitted: {
      name: `Poisson with mean ${short(counts.mean)}`,
      points: counts.bins.map(({ from, poisson, to }) => [(from + to) / 2, 100 * poisson] as const),
      dots: true,
    },
    lines: [],
  });
}

const units = [
  [172_800_000, 86_400_000, 'days'],
  [7_200_000, 3_600_000, 'hours'],
  [120_000, 60_000, 'minutes'],
  [2_000, 1_000, 'seconds'],
] as const;

const unitFor = (ms: number) =>
  units.find(([from]) => ms >= from) ?? ([0, 1, 'milliseconds'] as const);

/** Times between events beside the exponential distribution of the same mean. */
export function drawArrivals(arrivals: ArrivalTimes, what: string): string {
  const { bins } = arrivals;
  const width = bins[0]?.to_ms ?? 1;
  const [, unit, name] = unitFor(width * bins.length);
  const places = bins.map(({ exponential, from_ms: from, share, to_ms: to }) => ({
    from: from / unit,
    to: (to ?? from + width) / unit,
    share: 100 * share,
    exponential: 100 * exponential,
  }));
  return drawHistogram({
    title: `Time to the next: ${what}`,
    figures: inLines(arrivalFigures(arrivals)),
    x: {
      title: `Time between two events (${name}); the last bar is all that is longer`,
      label: String,
    },
    y: { title: 'Share of intervals (%)', label: String },
    bars: places.map(({ from, share, to }) => ({ from, to, value: share })),
    barName: 'Share of intervals',
    fitted: {
      name: `Exponential with mean ${span(arrivals.mean_ms)}`,
      points: places
        // The last bar holds a tail, which is no point of the curve.
        .slice(0, -1)
        .map(({ exponential, from, to }) => [(from + to) / 2, exponential] as const),
    },
    lines: [{ name: `Mean ${span(arrivals.mean_ms)}`, at: arrivals.mean_ms / unit }],
  });
}

/** From the first to the last interval of the scale with a row, and one on each side. */
function shownScores(histogram: readonly number[]) {
  const filled = histogram.flatMap((rows, bin) => (rows > 0 ? [bin] : []));
  const last = (filled[filled.length - 1] ?? histogram.length - 1) + 1;
  return {
    first: Math.max(0, (filled[0] ?? 0) - 1),
    last: Math.min(histogram.length - 1, last),
  };
}

/** Scores with the p99 and the threshold. @param scores at least one row */
export function drawScores(
  scores: ScoreDistribution,
  threshold: number | null,
  what: string,
): string {
  const { histogram, rows } = scores;
  const { first, last } = shownScores(histogram);
  const p99 = p99Of(scores);
  return drawHistogram({
    title: `Scores: ${what}`,
    figures: inLines(scoreFigures(scores, threshold)),
    x: { title: 'Score (0 to 1)', label: String },
    y: { title: 'Share of rows (%)', label: String },
    bars: histogram.slice(first, last + 1).map((inBin, i) => ({
      from: (first + i) / histogram.length,
      to: (first + i + 1) / histogram.length,
      value: (100 * inBin) / rows,
    })),
    barName: 'Share of rows',
    lines: [
      ...(p99 === undefined ? [] : [{ name: `p99 ${decimals(p99)}`, at: p99 }]),
      ...(threshold === null ? [] : [{ name: `Threshold ${decimals(threshold)}`, at: threshold }]),
    ],
  });
}

/** A box of scores for each class. @param scores at least one class */
export function drawClasses(scores: ClassScores, classField: string, what: string): string {
  const { classes, other_rows: others, p99 } = scores;
  const rows = classes.reduce((sum, box) => sum + box.rows, others);
  const further = others === 0 ? '' : ` · ${count(others)} of further classes`;
  return drawBoxes({
    title: `Scores by ${classField}: ${what}`,
    figures: [`Rows: ${count(rows)}${further} · p99 of all: ${scoreOrNothing(p99)}`],
    xTitle: 'Score (0 to 1)',
    yTitle: classField,
    boxes: classes,
    nameOf: (box) => `${classNameOf(box)} (${count(box.rows)})`,
    lines: p99 === null ? [] : [{ name: `p99 ${decimals(p99)}`, at: p99 }],
  });
}
