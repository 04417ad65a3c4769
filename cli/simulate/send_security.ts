/** Security events into a sink, as fast as it takes them. */
import { throwIfAborted } from '../../server/elasticsearch/call';
import { toEcs, type SecurityEvent } from '../../simulators/security/security_event';
import {
  securityEventId,
  simulateSecurity,
  type SecurityOptions,
} from '../../simulators/security/simulate_security';
import type { RowSink } from './row_sinks';
import { batchRows, Tally, type SendOptions, type SentRows } from './tally';

/** A sink that is given every event by the names of the Elastic Common Schema. */
export const ecsSink = (sink: RowSink): RowSink => ({
  ...sink,
  write: (rows) =>
    sink.write(rows.map(({ id, row }) => ({ id, row: toEcs(row as SecurityEvent) }))),
});

/** Sends the first `count` events. */
export async function sendSecurity(
  count: number,
  security: SecurityOptions & { seed: number },
  options: SendOptions,
): Promise<SentRows> {
  const tally = new Tally<SecurityEvent>(options);
  const events = simulateSecurity(security);
  while (tally.rows < count) {
    throwIfAborted(options.signal, 'Simulating security events');
    const batch: Array<{ id: string; row: SecurityEvent }> = [];
    while (batch.length < Math.min(batchRows, count - tally.rows)) {
      const id = securityEventId(security.seed, tally.rows + batch.length);
      batch.push({ id, row: events.next().value });
    }
    await tally.send(batch);
  }
  return tally.summary();
}
