/** What a run has done so far, in rows. */
import type { RunSummary, SkipReason } from '../../../common/detector_state';

export type RunCounts = Pick<
  RunSummary,
  | 'rows_read'
  | 'rows_scored'
  | 'rows_anomalous'
  | 'rows_skipped'
  | 'rows_dead_lettered'
  | 'more'
  | 'skip_reasons'
>;

export const noRows: RunCounts = {
  rows_read: 0,
  rows_scored: 0,
  rows_anomalous: 0,
  rows_skipped: 0,
  rows_dead_lettered: 0,
  more: false,
};

/** How the documents of one page ended. */
export interface PageSummary {
  read: number;
  scored: number;
  anomalous: number;
  skip_reasons: SkipReason[];
  dead_lettered: number;
}

/** One entry for each code and field, most rows first. */
export function sumSkipReasons(reasons: Iterable<SkipReason>): SkipReason[] {
  const sums = new Map<string, SkipReason>();
  for (const { code, field, rows } of reasons) {
    const key = `${code} ${field}`;
    sums.set(key, { code, field, rows: rows + (sums.get(key)?.rows ?? 0) });
  }
  return [...sums.values()].sort((a, b) => b.rows - a.rows);
}

export function addPage(counts: RunCounts, page: PageSummary): void {
  counts.rows_read += page.read;
  counts.rows_scored += page.scored;
  counts.rows_anomalous += page.anomalous;
  counts.rows_dead_lettered += page.dead_lettered;
  if (page.skip_reasons.length === 0) return;
  counts.rows_skipped += page.skip_reasons.reduce((sum, { rows }) => sum + rows, 0);
  counts.skip_reasons = sumSkipReasons([...(counts.skip_reasons ?? []), ...page.skip_reasons]);
}
