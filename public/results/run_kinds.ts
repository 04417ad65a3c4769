import type { RunSummary } from '../../common/detector_state';

/** What a run does; whether it succeeded stands beside it. */
export const runKinds: Readonly<Record<RunSummary['kind'], string>> = {
  score: 'Scoring',
  reconcile: 'Reconciling',
  train: 'Training',
};
