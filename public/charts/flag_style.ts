import {
  LIGHT_THEME,
  type LineSeriesStyle,
  type PointShape,
  type PointStyle,
  type RecursivePartial,
} from '@elastic/charts';

/**
 * The value that always shows the points of a series. Older charts take a boolean, newer ones a
 * word whose default hides points that lie close together; the theme's own value tells them apart.
 */
const pointsVisible = (
  typeof LIGHT_THEME.lineSeriesStyle.point.visible === 'boolean' ? true : 'always'
) as PointStyle['visible'];

/** Pixels at which the shapes look equally large. */
const radii = { circle: 4.5, square: 4.5, triangle: 6, diamond: 6, plus: 6, x: 6 } as const;

/**
 * A series that is points alone, each in one shape and colour, however few or many there are.
 * @param radius pixels; what reads well among few points when left out
 */
export function flagStyle(
  shape: PointShape,
  color: string,
  radius: number = radii[shape],
): RecursivePartial<LineSeriesStyle> {
  const point = {
    visible: pointsVisible,
    shape,
    radius,
    fill: color,
    strokeWidth: 0,
    opacity: 1,
  };
  // A point without neighbours has a style of its own; newer charts can leave that out.
  const isolatedPoint = { ...point, enabled: false };
  return { line: { visible: false }, point, isolatedPoint };
}
