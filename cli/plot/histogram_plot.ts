/** Bars over a linear axis, with a fitted distribution and values to compare with. */
import { areaTop, colors, drawFrame, width, type Axis, type Key } from './frame';
import { linearScale } from './scale';
import { element } from './svg';

export interface Bar {
  /** Edges on the x axis. */
  from: number;
  to: number;
  value: number;
}

export interface HistogramPlot {
  title: string;
  figures: readonly string[];
  x: Pick<Axis, 'title' | 'label'>;
  y: Pick<Axis, 'title' | 'label'>;
  /** At least one, in ascending order. */
  bars: readonly Bar[];
  barName: string;
  /** x and y of the distribution that was fitted; `dots` where it has values at its points alone. */
  fitted?: { name: string; points: readonly (readonly [number, number])[]; dots?: boolean };
  /** Values on the x axis that are marked. */
  lines: readonly { name: string; at: number }[];
}

const height = 520;

/** Strokes that tell lines apart without colour. */
const dashes = ['6 4', '2 3', '10 3 2 3'];

const dashOf = (line: number) => dashes[line % dashes.length] ?? '';

function keysOf({ barName, fitted, lines }: HistogramPlot): Key[] {
  const stroke = (color: string, dash?: string) => (x: number, y: number) =>
    element('line', {
      x1: x,
      x2: x + 22,
      y1: y,
      y2: y,
      stroke: color,
      'stroke-width': 2,
      'stroke-dasharray': dash,
    });
  const dot = (x: number, y: number) =>
    element('circle', { cx: x + 11, cy: y, r: 3.5, fill: colors.accent });
  return [
    {
      label: barName,
      sample: (x, y) => element('rect', { x, y: y - 5, width: 22, height: 10, fill: colors.bar }),
    },
    ...(fitted === undefined
      ? []
      : [
          {
            label: fitted.name,
            sample: (x: number, y: number) =>
              stroke(colors.accent)(x, y) + (fitted.dots === true ? dot(x, y) : ''),
          },
        ]),
    ...lines.map(({ name }, i) => ({ label: name, sample: stroke(colors.text, dashOf(i)) })),
  ];
}

export function drawHistogram(plot: HistogramPlot): string {
  const { bars, figures, fitted, lines, title } = plot;
  const area = { left: 92, right: width - 28, top: areaTop(figures), bottom: height - 62 };
  const points = fitted?.points ?? [];
  const highest = Math.max(...bars.map(({ value }) => value), ...points.map(([, y]) => y), 1e-12);
  const domain = [bars[0]?.from ?? 0, bars[bars.length - 1]?.to ?? 1] as const;
  const x = linearScale(domain, [area.left, area.right], 9);
  const y = linearScale([0, highest * 1.06], [area.bottom, area.top], 5);
  const drawnBars = bars.map(({ from, to, value }) =>
    element('rect', {
      x: x(from) + 0.5,
      y: y(value),
      width: Math.max(0.5, x(to) - x(from) - 1),
      height: Math.max(0, area.bottom - y(value)),
      fill: colors.bar,
    }),
  );
  const place = points.map(([at, value]) => [x(at), y(value)] as const);
  const curve = element('polyline', {
    points: place.map(([cx, cy]) => `${cx.toFixed(2)},${cy.toFixed(2)}`).join(' '),
    fill: 'none',
    stroke: colors.accent,
    'stroke-width': 2,
  });
  const dots = place.map(([cx, cy]) => element('circle', { cx, cy, r: 3.5, fill: colors.accent }));
  const isShown = ({ at }: { at: number }) => at >= domain[0] && at <= domain[1];
  const marked = lines.map((line, i) =>
    isShown(line)
      ? element('line', {
          x1: x(line.at),
          x2: x(line.at),
          y1: area.top,
          y2: area.bottom,
          stroke: colors.text,
          'stroke-width': 1.5,
          'stroke-dasharray': dashOf(i),
        })
      : '',
  );
  const frame = {
    title,
    figures,
    keys: keysOf(plot),
    height,
    area,
    x: { ...plot.x, scale: x },
    y: { ...plot.y, scale: y },
  };
  return drawFrame(frame, [
    ...drawnBars,
    ...(points.length > 0 ? [curve] : []),
    ...(fitted?.dots === true ? dots : []),
    ...marked,
  ]);
}
