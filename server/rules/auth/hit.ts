/** When a threshold was reached and how long it lasted: what every rule with a threshold reports. */
import type { AuthFinding } from '../../../common/auth_finding';
import { iso, type RuleText } from './auth_rule';
import type { Limit } from './limits';

/** Times in milliseconds since 1970. */
export interface Hit {
  /** Of the earliest record that counted. */
  first: number;
  /** Of the record that reached the threshold. */
  detected: number;
  /** Its line in the log. */
  line: number;
  last: number;
}

export function findingOf(
  text: RuleText,
  { threshold, windowMs }: Limit,
  hit: Hit,
  said: Pick<AuthFinding, 'entity' | 'reason' | 'peak' | 'events'>,
): AuthFinding {
  return {
    ...text,
    entity: said.entity,
    reason: said.reason,
    threshold,
    window_s: windowMs / 1000,
    peak: said.peak,
    first_seen: iso(hit.first),
    detected_at: iso(hit.detected),
    last_seen: iso(hit.last),
    detected_line: hit.line,
    events: said.events,
  };
}
