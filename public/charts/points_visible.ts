import { LIGHT_THEME, type PointStyle } from '@elastic/charts';

/**
 * The value that always shows the points of a series. Older charts take a boolean, newer ones a
 * word whose default hides points that lie close together; the theme's own value tells them apart.
 */
export const pointsVisible = (
  typeof LIGHT_THEME.lineSeriesStyle.point.visible === 'boolean' ? true : 'always'
) as PointStyle['visible'];
