/** What every plot has: title, fitted numbers, keys, axes with titles. Light, for paper and screens. */
import type { Scale } from './scale';
import { element, escaped, textElement } from './svg';

export const colors = {
  text: '#1d2a3e',
  subdued: '#5a6b81',
  grid: '#e3e8f0',
  bar: '#a3b6cf',
  /** Fitted curve, box and points: tells apart from the bars without colour by being a line. */
  accent: '#b0235f',
} as const;

export const width = 860;

/** Where the axes stand, in pixels. */
export interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Key {
  label: string;
  /** Sample of what it stands for, 22 by 10 pixels, from the left and the middle. */
  sample: (x: number, y: number) => string;
}

export interface Axis {
  title: string;
  scale: Scale;
  label: (value: number) => string;
}

export interface Frame {
  title: string;
  /** Fitted numbers, a line each of about 120 characters. */
  figures: readonly string[];
  keys: readonly Key[];
  height: number;
  area: Area;
  x: Axis;
  /** Left out where rows stand on the axis. */
  y?: Axis;
  /** Title of the axis on the left where it has no scale. */
  yTitle?: string;
}

const font = 'Inter, Helvetica, Arial, sans-serif';

export const figuresTop = 54;
const lineHeight = 18;

/** Where the axes may begin, below title, figures and keys. */
export const areaTop = (figures: readonly string[]): number =>
  figuresTop + figures.length * lineHeight + 38;

function heading({ figures, keys, title }: Frame): string[] {
  const keysY = figuresTop + figures.length * lineHeight + 10;
  let x = 24;
  const drawn = keys.map(({ label, sample }) => {
    const key =
      sample(x, keysY - 4) + textElement(label, { x: x + 28, y: keysY, fill: colors.text });
    x += 52 + label.length * 6.6;
    return key;
  });
  return [
    textElement(title, { x: 24, y: 30, 'font-size': 17, 'font-weight': 600, fill: colors.text }),
    ...figures.map((line, i) =>
      textElement(line, { x: 24, y: figuresTop + i * lineHeight, fill: colors.subdued }),
    ),
    ...drawn,
  ];
}

function xAxis({ area, x }: Frame): string[] {
  const { bottom, left, right } = area;
  return [
    element('line', { x1: left, x2: right, y1: bottom, y2: bottom, stroke: colors.subdued }),
    ...x.scale.ticks.flatMap((tick) => {
      const at = x.scale(tick);
      return [
        element('line', { x1: at, x2: at, y1: bottom, y2: bottom + 5, stroke: colors.subdued }),
        textElement(x.label(tick), {
          x: at,
          y: bottom + 19,
          'text-anchor': 'middle',
          fill: colors.text,
        }),
      ];
    }),
    textElement(x.title, {
      x: (left + right) / 2,
      y: bottom + 42,
      'text-anchor': 'middle',
      'font-weight': 600,
      fill: colors.text,
    }),
  ];
}

function yAxis({ area, y, yTitle = y?.title ?? '' }: Frame): string[] {
  const { bottom, left, right, top } = area;
  const ticks = (y?.scale.ticks ?? []).flatMap((tick) => {
    const at = y?.scale(tick) ?? 0;
    return [
      element('line', { x1: left, x2: right, y1: at, y2: at, stroke: colors.grid }),
      textElement(y?.label(tick) ?? '', {
        x: left - 8,
        y: at + 4,
        'text-anchor': 'end',
        fill: colors.text,
      }),
    ];
  });
  const middle = (top + bottom) / 2;
  const title = textElement(yTitle, {
    x: 24,
    y: middle,
    transform: `rotate(-90 24 ${middle})`,
    'text-anchor': 'middle',
    'font-weight': 600,
    fill: colors.text,
  });
  return [...ticks, title];
}

/**
 * The whole file.
 * @param marks what is drawn over the grid
 */
export function drawFrame(frame: Frame, marks: readonly string[]): string {
  const { figures, height, title } = frame;
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-label': title,
      'font-family': font,
      'font-size': 13,
    },
    [
      element('title', {}, [escaped(title)]),
      element('desc', {}, [escaped(figures.join(' '))]),
      element('rect', { width, height, fill: '#ffffff' }),
      ...heading(frame),
      ...yAxis(frame),
      ...marks,
      ...xAxis(frame),
    ],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`;
}
