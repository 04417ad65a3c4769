/** What the rules over authentication logs have in common. */
import type { AuthRecord } from '../../../common/auth_event';
import type { AuthFinding, AuthRuleId } from '../../../common/auth_finding';
import type { NamedSeverity } from '../../../common/severity';

/** A record with the address under which its sender is counted. */
export interface AddressedRecord extends AuthRecord {
  address?: string;
}

/** What a rule says of one record: that it belongs to a finding. */
export type AuthMatch = Pick<AuthFinding, 'rule' | 'severity' | 'technique' | 'entity' | 'reason'>;

export const noMatch: readonly AuthMatch[] = [];

export interface AuthRule {
  take(record: AddressedRecord): readonly AuthMatch[];
  findings(): AuthFinding[];
  /** Addresses or accounts that were forgotten, because there are more than memory is kept for. */
  readonly forgotten: number;
}

export interface RuleText {
  rule: AuthRuleId;
  name: string;
  severity: NamedSeverity;
  technique: AuthFinding['technique'];
}

/** Most addresses, or accounts, that one rule keeps in mind. */
export const mostEntities = 20_000;

export const iso = (time: number) => new Date(time).toISOString();

/** Names come from strangers: quoted, and without characters that a terminal would obey. */
export function quoted(name: string): string {
  const short = name.length > 60 ? `${name.slice(0, 60)}…` : name;
  return JSON.stringify(short);
}

const units: ReadonlyArray<[number, string]> = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
];

/** Such as "10 min". */
export function spanText(ms: number): string {
  const [unit, name] = units.find(([size]) => ms >= size && ms % size === 0) ?? [1_000, 's'];
  return `${ms / unit} ${name}`;
}
