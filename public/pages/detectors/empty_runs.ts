import type { RunSummary } from '../../../common/detector_state';

/** Whether a run looked and found nothing to do: no row, no failure, nothing left for the next. */
export const isEmptyRun = ({ error, kind, more, rows_read: read }: RunSummary): boolean =>
  kind !== 'train' && read === 0 && !more && error === undefined;
