/** Failures in the log once: when one begins, when it changes, when it ends. */
import type { SkipReason } from '../../common/detector_state';
import type { AppError } from '../../common/errors';
import type { Logger } from './ports';

export class FailureLog {
  private readonly lasting = new Map<string, string>();
  private readonly reported = new WeakSet<AppError>();
  private readonly skipping = new Set<string>();

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

  /** Reports why rows of `subject` were skipped: each reason once for as long as the host runs. */
  reportSkipped(subject: string, reasons: readonly SkipReason[]): void {
    for (const { code, field, rows } of reasons) {
      const reason = field === '' ? code : `${code} in "${field}"`;
      const key = `${subject} ${reason}`;
      if (this.skipping.has(key)) continue;
      this.skipping.add(key);
      const them = rows === 1 ? '1 row' : `${rows} rows`;
      this.logger.warn(`${subject}: ${them} skipped, ${reason}; more of these are only counted.`, {
        code,
      });
    }
  }

  /** Whether this very failure has been reported, so that a caller further out need not do it again. */
  hasReported(failure: AppError): boolean {
    return this.reported.has(failure);
  }
}
