/** How a count changed against the time before, in words. */
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
  const time = `the ${format.span(spanMs)} before`;
  if (now === before) return { direction: 'same', text: `as many as in ${time}` };
  const direction = now > before ? 'more' : 'fewer';
  const share =
    before === 0
      ? ''
      : ` (${now > before ? '+' : '−'}${format.percent(Math.abs(now - before) / before)})`;
  return {
    direction,
    text: `${format.count(Math.abs(now - before))} ${direction} than in ${time}${share}`,
  };
}
