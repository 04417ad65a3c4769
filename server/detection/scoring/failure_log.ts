/** Failures in the log once: when one begins, when it changes, when it ends. */
import type { SkipReason } from '../../../common/detector_state';
import { asSentence, type AppError } from '../../../common/errors';
import type { Logger } from '../ports/host';

export class FailureLog {
  private readonly lasting = new Map<string, string>();
  private readonly reported = new WeakSet<AppError>();
  private readonly skipping = new Set<string>();

  constructor(private readonly logger: Logger) {}

  /**
   * Reports how the work named `subject` ended; `null` when it succeeded. The part of a subject
   * before a comma names the whole: what fails with one code is said of either, not of both.
   */
  report(subject: string, failure: AppError | null): void {
    if (failure !== null) this.reported.add(failure);
    const before = this.lasting.get(subject);
    if (failure === null) {
      if (before === undefined) return;
      this.lasting.delete(subject);
      this.logger.info(`${subject}: works again after ${before}`);
    } else if (before !== failure.code) {
      if (this.isSaidOfAnother(subject, failure)) return;
      this.lasting.set(subject, failure.code);
      const { code, message, remedy } = failure.toBody();
      this.logger.warn(`${code} ${subject}: ${asSentence(message)} ${remedy}`, { code });
    }
  }

  /** Reports why rows of `subject` were skipped: each reason once for as long as the host runs. */
  reportSkipped(subject: string, reasons: readonly SkipReason[]): void {
    for (const { code, field, rows } of reasons) {
      const key = `${code} ${subject} ${field}`;
      if (this.skipping.has(key)) continue;
      this.skipping.add(key);
      const them = rows === 1 ? '1 row' : `${rows} rows`;
      const where = field === '' ? '' : ` for "${field}"`;
      this.logger.warn(
        `${code} ${subject}: ${them} skipped${where}; more of these are only counted.`,
        { code },
      );
    }
  }

  private isSaidOfAnother(subject: string, { code }: AppError): boolean {
    return [...this.lasting].some(
      ([other, lastingCode]) =>
        lastingCode === code &&
        (other.startsWith(`${subject},`) || subject.startsWith(`${other},`)),
    );
  }

  /** Whether this very failure has been reported, so that a caller further out need not do it again. */
  hasReported(failure: AppError): boolean {
    return this.reported.has(failure);
  }
}
