/** What a run has done so far, in rows. */
import type { RunSummary } from '../../common/detector_state';

export type RunCounts = Pick<
  RunSummary,
  'rows_read' | 'rows_scored' | 'rows_anomalous' | 'rows_skipped' | 'rows_dead_lettered' | 'more'
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
  skipped: number;
  dead_lettered: number;
}

export function addPage(counts: RunCounts, page: PageSummary): void {
  counts.rows_read += page.read;
  counts.rows_scored += page.scored;
  counts.rows_anomalous += page.anomalous;
  counts.rows_skipped += page.skipped;
  counts.rows_dead_lettered += page.dead_lettered;
}
