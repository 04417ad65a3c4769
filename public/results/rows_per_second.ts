import type { RunSummary } from '../../common/detector_state';

/** Rows a second of a run; undefined for one that read none or took no measurable time. */
export function rowsPerSecond(run: Pick<RunSummary, 'rows_read' | 'took_ms'>): number | undefined {
  if (run.rows_read === 0 || run.took_ms <= 0) return undefined;
  return Math.round((run.rows_read * 1000) / run.took_ms);
}
