import { count, plural, rowsPerSecond, seconds } from '../text';
import type { SentRows } from './tally';

/** What was sent where, in lines for people. @param things such as `row` */
export function describeSent(
  sent: SentRows,
  { things, target, tookMs }: { things: string; target: string; tookMs: number },
): string {
  const kinds = Object.entries(sent.by_kind).map(([kind, rows]) => `${kind} ${count(rows)}`);
  const refused = sent.refused > 0 ? `\n  ${plural(sent.refused, things)} refused` : '';
  return [
    `${plural(sent.rows, things)} written to ${target} (${seconds(tookMs)}, ${rowsPerSecond(sent.rows, tookMs)})`,
    `  From ${sent.first_time ?? '-'} to ${sent.last_time ?? '-'}`,
    `  ${plural(sent.anomalies, `anomalous ${things}`)}${kinds.length > 0 ? `: ${kinds.join(', ')}` : ''}`,
  ]
    .join('\n')
    .concat(refused);
}
