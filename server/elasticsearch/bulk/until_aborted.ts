import { AppError } from '../../../common/errors';

/** A promise that rejects with ABORTED once the signal is aborted; `stop` ends the waiting. */
export function untilAborted(
  signal: AbortSignal,
  doing: string,
): { aborted: Promise<never>; stop: () => void } {
  let onAbort: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(new AppError('ABORTED', `${doing} was cancelled.`));
    signal.addEventListener('abort', onAbort, { once: true });
  });
  return { aborted, stop: () => signal.removeEventListener('abort', onAbort) };
}
