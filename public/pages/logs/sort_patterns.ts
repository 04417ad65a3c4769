import type { LogPattern } from '../../../common/api/mine_patterns';
import type { PatternSort } from './url_state';

/** ISO 8601 sorts as text; what has no time comes first. */
const keyOf = (pattern: LogPattern, sort: PatternSort): string | number =>
  sort === 'lines' ? pattern.lines : (pattern[sort] ?? '');

/** The patterns in the order asked for; equals stay as they came. */
export function sortPatterns(
  patterns: readonly LogPattern[],
  { sort, order }: { sort: PatternSort; order: 'asc' | 'desc' },
): LogPattern[] {
  const sign = order === 'asc' ? 1 : -1;
  return [...patterns].sort((a, b) => {
    const [one, other] = [keyOf(a, sort), keyOf(b, sort)];
    return one === other ? 0 : one < other ? -sign : sign;
  });
}
