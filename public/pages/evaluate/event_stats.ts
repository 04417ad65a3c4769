/** What is said alike of counts of events and of the times between them. */
import { i18n } from '@kbn/i18n';
import type { Stat } from '../../components/stats';

/** @param value how far the data are from the fitted distribution, formatted */
export const distanceStat = (value: string, of: { hint: string; testSubj: string }): Stat => ({
  label: i18n.translate('anomalyForest.evaluate.eventsPanel.kolmogorovSmirnovDistanceLabel', {
    defaultMessage: 'Kolmogorov-Smirnov distance',
  }),
  value,
  ...of,
});

/** Of the line at the mean. @param mean formatted */
export const meanName = (mean: string): string =>
  i18n.translate('anomalyForest.evaluate.eventsPanel.meanName', {
    defaultMessage: 'Mean {mean}',
    values: { mean },
  });
