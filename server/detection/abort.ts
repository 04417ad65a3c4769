import { setMaxListeners } from 'events';
import { AppError } from '../../common/errors';

/** @throws AppError ABORTED once the signal is */
export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('ABORTED', 'The run was cancelled.');
}

/** Whether work ended because it was to end, which is no failure of it. */
export const isCancelled = ({ code }: Pick<AppError, 'code'>): boolean =>
  code === 'ABORTED' || code === 'TRAINING_CANCELLED';

/**
 * A controller for a whole piece of work: each call made for it listens to its signal while the call
 * lasts, several of them at once, which Node.js would take for a leak from the eleventh on.
 */
export function createAbortController(): AbortController {
  const controller = new AbortController();
  setMaxListeners(Infinity, controller.signal);
  return controller;
}
