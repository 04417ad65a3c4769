/** Bins of events as charts take them. */
import { i18n } from '@kbn/i18n';
import type { ArrivalTimes } from '../../../common/api/arrival_times';
import type { EventCounts } from '../../../common/api/event_counts';
import type { Format } from '../../formatters/format';
import type { FittedBin } from './fitted_chart';

type CountBin = EventCounts['bins'][number];

/** A count stands in the middle of its bar. */
export function countBins(
  { bins, most }: EventCounts,
  format: Format,
  valuesOf: (bin: CountBin) => Pick<FittedBin, 'value' | 'fitted'>,
): FittedBin[] {
  return bins.map((bin, i) => {
    const { from, to } = bin;
    const isOpenBelow = i === 0 && from > 0;
    const isOpenAbove = i === bins.length - 1 && most > to;
    const [low, high] = [format.count(from), format.count(to)];
    const label = isOpenAbove
      ? i18n.translate('anomalyForest.evaluate.eventBins.orMoreText', {
          defaultMessage: '{low} or more',
          values: { low },
        })
      : isOpenBelow
        ? i18n.translate('anomalyForest.evaluate.eventBins.orFewerText', {
            defaultMessage: '{high} or fewer',
            values: { high },
          })
        : from === to
          ? low
          : i18n.translate('anomalyForest.evaluate.eventBins.toText', {
              defaultMessage: '{low} to {high}',
              values: { low, high },
            });
    return { from: from - 0.5, to: to + 0.5, label, ...valuesOf(bin) };
  });
}

const units = [
  [172_800_000, 86_400_000, 'days'],
  [7_200_000, 3_600_000, 'hours'],
  [120_000, 60_000, 'minutes'],
  [2_000, 1_000, 'seconds'],
  [0, 1, 'milliseconds'],
] as const;

/** Times in the unit that suits the longest one shown. */
export function arrivalBins({ bins }: ArrivalTimes, format: Format) {
  const width = bins[0]?.to_ms ?? 1;
  const [, unitMs, unit] = units.find(([from]) => width * bins.length >= from) ?? units[4];
  const places = bins.map(({ exponential, from_ms: from, share, to_ms: to }): FittedBin => {
    const place = { from: from / unitMs, to: (to ?? from + width) / unitMs, value: 100 * share };
    // The last bin holds a tail, which is no point of the curve.
    return to === null
      ? {
          ...place,
          label: i18n.translate('anomalyForest.evaluate.eventBins.orMoreLabel', {
            defaultMessage: '{from} or more',
            values: { from: format.span(from) },
          }),
        }
      : {
          ...place,
          label: i18n.translate('anomalyForest.evaluate.eventBins.toLabel', {
            defaultMessage: '{from} to {to}',
            values: { from: format.span(from), to: format.span(to) },
          }),
          fitted: 100 * exponential,
        };
  });
  return { bins: places, unit, unitMs };
}
