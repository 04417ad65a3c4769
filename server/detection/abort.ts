import { AppError } from '../../common/errors';

/** @throws AppError ABORTED once the signal is */
export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('ABORTED', 'The run was cancelled.');
}
