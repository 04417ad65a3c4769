/**
 * A part of the plugin that cannot be set up must not take Kibana down: the failure is logged once
 * and shown on the status page, and the other parts go on.
 */
import type { AssetReport } from '../../common/api/get_status';
import type { Logger } from '../detection/ports/host';

const reasonOf = (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown));

export class Problems {
  private readonly found = new Map<string, AssetReport>();

  constructor(private readonly logger: Logger) {}

  /** Does `work`; what it throws becomes a problem of the named part. */
  attempt(part: string, work: () => void): void {
    try {
      work();
    } catch (thrown) {
      this.add(part, reasonOf(thrown));
    }
  }

  /** The same for work that takes time. */
  async attemptAsync(part: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      this.add(part, reasonOf(thrown));
    }
  }

  add(part: string, reason: string): void {
    if (!this.found.has(part)) this.logger.error(`${part}: ${reason}`);
    this.found.set(part, { name: part, kind: 'plugin', status: 'failed', reason });
  }

  /** A part that is left aside, without which everything works. */
  note(part: string, reason: string): void {
    if (!this.found.has(part)) this.logger.warn(`${part}: ${reason}`);
    this.found.set(part, { name: part, kind: 'plugin', status: 'skipped', reason });
  }

  list(): AssetReport[] {
    return [...this.found.values()];
  }
}
