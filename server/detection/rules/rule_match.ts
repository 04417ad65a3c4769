/** What the rules of every kind of detector have in common. */
import type { NamedSeverity } from '../../../common/severity';
import type { SourceDocument } from '../ports/source_reader';

/** What a rule says of a document. */
export interface RuleMatch {
  rule: string;
  severity: NamedSeverity;
  /** Id of MITRE ATT&CK, such as T1046. */
  technique: string;
  /** What was counted, in one sentence. */
  reason: string;
  /** Names of the attacker: addresses, or an account. */
  entities: readonly string[];
}

export interface DocumentRules {
  /** How far back documents count, in milliseconds. */
  readonly windowMs: number;
  /** Takes documents in, and says of each what rules found, in their order. */
  judge(documents: readonly SourceDocument[]): Promise<RuleMatch[][]>;
}
