/** Failures in the log once: when one begins, when it changes, when it ends. */
import type { AppError } from '../../common/errors';
import type { Logger } from './ports';

export class FailureLog {
  private readonly lasting = new Map<string, string>();
  private readonly reported = new WeakSet<AppError>();

  constructor(private readonly logger: Logger) {}

  /** Reports how the work named `subject` ended; `null` when it succeeded. */
  report(subject: string, failure: AppError | null): void {
    if (failure !== null) this.reported.add(failure);
    const before = this.lasting.get(subject);
    if (failure === null) {
      if (before === undefined) return;
      this.lasting.delete(subject);
      this.logger.info(`${subject}: works again after ${before}`);
    } else if (before !== failure.code) {
      this.lasting.set(subject, failure.code);
      this.logger.warn(`${subject}: ${failure.message} ${failure.toBody().remedy}`, {
        code: failure.code,
      });
    }
  }

  /** Whether this very failure has been reported, so that a caller further out need not do it again. */
  hasReported(failure: AppError): boolean {
    return this.reported.has(failure);
  }
}
