/** Why a row has its score, in words. */
import type { ResultRow } from '../../../common/api/search_results';
import type { Reason } from '../../../common/result';
import type { Format } from '../../formatters/format';

/** Reasons towards anomalous first, strongest first. */
export function strongestFirst(reasons: readonly Reason[]): Reason[] {
  return [...reasons].sort((a, b) => b.contribution - a.contribution);
}

/** "temp_c 94.2 (typically 61)" */
export function reasonText(reason: Reason, format: Pick<Format, 'value'>): string {
  return `${reason.feature} ${format.value(reason.value)} (typically ${format.value(reason.typical)})`;
}

/** The first thing to know of a row: its strongest reason, its rules, or why it was skipped. */
export function firstReason({ ml }: Pick<ResultRow, 'ml'>, format: Pick<Format, 'value'>): string {
  if (ml.status === 'skipped') {
    const field = ml.skip_field === undefined ? '' : ` (${ml.skip_field})`;
    return `Not scored: ${ml.skip_reason ?? 'no reason given'}${field}`;
  }
  const [strongest] = strongestFirst(ml.reasons ?? []);
  const rules = (ml.rules ?? []).map((rule) => `rule ${rule}`);
  if (strongest === undefined || strongest.contribution <= 0) {
    return rules.join(', ') || 'Nothing stands out';
  }
  return [reasonText(strongest, format), ...rules].join(', ');
}
