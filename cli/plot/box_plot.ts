/** Boxes beside each other, one a line. */
import type { ScoreBox } from '../../common/api/scores_by_class';
import { areaTop, colors, drawFrame, width, type Area, type Key } from './frame';
import { linearScale, type Scale } from './scale';
import { element, textElement } from './svg';

export interface BoxPlot {
  title: string;
  figures: readonly string[];
  xTitle: string;
  yTitle: string;
  /** At least one. */
  boxes: readonly ScoreBox[];
  nameOf: (box: ScoreBox) => string;
  lines: readonly { name: string; at: number }[];
}

const rowHeight = 40;
const boxHeight = 20;
const longestName = 26;

const shortened = (name: string) =>
  name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name;

const horizontal = ([x1, x2]: readonly [number, number], y: number) =>
  element('line', { x1, x2, y1: y, y2: y, stroke: colors.text, 'stroke-width': 1.5 });

const vertical = (x: number, [y1, y2]: readonly [number, number], stroke: number) =>
  element('line', { x1: x, x2: x, y1, y2, stroke: colors.text, 'stroke-width': stroke });

function drawBox(
  { max, median, min, p1, p99, q1, q3 }: ScoreBox,
  x: Scale,
  middle: number,
): string {
  const [top, bottom] = [middle - boxHeight / 2, middle + boxHeight / 2];
  const cap = [middle - 5, middle + 5] as const;
  const dot = (at: number) =>
    element('circle', { cx: x(at), cy: middle, r: 3, fill: 'none', stroke: colors.accent });
  return [
    horizontal([x(p1), x(q1)], middle),
    horizontal([x(q3), x(p99)], middle),
    vertical(x(p1), cap, 1.5),
    vertical(x(p99), cap, 1.5),
    element('rect', {
      x: x(q1),
      y: top,
      width: Math.max(1, x(q3) - x(q1)),
      height: boxHeight,
      fill: colors.bar,
      stroke: colors.text,
    }),
    vertical(x(median), [top, bottom], 3),
    dot(min),
    dot(max),
  ].join('');
}

function keysOf(lines: BoxPlot['lines']): Key[] {
  return [
    {
      label: 'Quartiles with the median',
      sample: (x, y) =>
        element('rect', {
          x,
          y: y - 6,
          width: 22,
          height: 12,
          fill: colors.bar,
          stroke: colors.text,
        }) + vertical(x + 11, [y - 6, y + 6], 3),
    },
    { label: '1st to 99th percentile', sample: (x, y) => horizontal([x, x + 22], y) },
    {
      label: 'Least, greatest',
      sample: (x, y) =>
        element('circle', { cx: x + 11, cy: y, r: 3, fill: 'none', stroke: colors.accent }),
    },
    ...lines.map(({ name }) => ({
      label: name,
      sample: (x: number, y: number) =>
        element('line', {
          x1: x,
          x2: x + 22,
          y1: y,
          y2: y,
          stroke: colors.text,
          'stroke-dasharray': '6 4',
        }),
    })),
  ];
}

function markLines(lines: BoxPlot['lines'], x: Scale, { bottom, top }: Area): string[] {
  return lines.map(({ at }) =>
    element('line', {
      x1: x(at),
      x2: x(at),
      y1: top,
      y2: bottom,
      stroke: colors.text,
      'stroke-dasharray': '6 4',
    }),
  );
}

export function drawBoxes(plot: BoxPlot): string {
  const { boxes, figures, lines, nameOf, title } = plot;
  const top = areaTop(figures);
  const area = { left: 230, right: width - 28, top, bottom: top + boxes.length * rowHeight };
  const values = [...boxes.flatMap(({ max, min }) => [min, max]), ...lines.map(({ at }) => at)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = Math.max(0.01, (high - low) * 0.04);
  const domain = [Math.max(0, low - margin), Math.min(1, high + margin)] as const;
  const x = linearScale(domain, [area.left, area.right], 8);
  const drawn = boxes.map((box, i) => {
    const middle = top + (i + 0.5) * rowHeight;
    const name = { x: area.left - 12, y: middle + 4, 'text-anchor': 'end', fill: colors.text };
    return textElement(shortened(nameOf(box)), name) + drawBox(box, x, middle);
  });
  const grid = x.ticks.map((tick) =>
    element('line', {
      x1: x(tick),
      x2: x(tick),
      y1: area.top,
      y2: area.bottom,
      stroke: colors.grid,
    }),
  );
  const frame = {
    title,
    figures,
    keys: keysOf(lines),
    height: area.bottom + 62,
    area,
    x: { title: plot.xTitle, scale: x, label: String },
    yTitle: plot.yTitle,
  };
  return drawFrame(frame, [...grid, ...markLines(lines, x, area), ...drawn]);
}
