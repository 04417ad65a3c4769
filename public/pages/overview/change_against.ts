/** How a count changed against the time before, in words. */
import { i18n } from '@kbn/i18n';
import type { Format } from '../../formatters/format';

export type Direction = 'more' | 'fewer' | 'same';

export interface ChangeAgainst {
  direction: Direction;
  /** "12 more than the 24 h before (+50 %)" */
  text: string;
}

export function changeAgainst(
  { now, before, spanMs }: { now: number; before: number; spanMs: number },
  format: Pick<Format, 'count' | 'percent' | 'span'>,
): ChangeAgainst {
  const time = format.span(spanMs);
  if (now === before) {
    return {
      direction: 'same',
      text: i18n.translate('anomalyForest.overview.changeAgainst.asManyAsBeforeText', {
        defaultMessage: 'as many as in the {time} before',
        values: { time },
      }),
    };
  }
  const direction = now > before ? 'more' : 'fewer';
  const difference = format.count(Math.abs(now - before));
  const words =
    now > before
      ? i18n.translate('anomalyForest.overview.changeAgainst.moreThanBeforeText', {
          defaultMessage: '{difference} more than in the {time} before',
          values: { difference, time },
        })
      : i18n.translate('anomalyForest.overview.changeAgainst.fewerThanBeforeText', {
          defaultMessage: '{difference} fewer than in the {time} before',
          values: { difference, time },
        });
  const share =
    before === 0
      ? ''
      : ` (${now > before ? '+' : '−'}${format.percent(Math.abs(now - before) / before)})`;
  return {
    direction,
    text: `${words}${share}`,
  };
}
