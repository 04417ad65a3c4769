/** The rules of a detector over its documents, page by page in the order of time. */
import type { Detector } from '../../../common/detector';
import type { NamedSeverity } from '../../../common/severity';
import type { SourceDocument } from '../ports/source_reader';
import { AuthDocumentRules } from './auth_document_rules';
import { PacketDocumentRules } from './packet_document_rules';

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

/** Null for a detector without rules. State is bounded, and knows nothing but the documents it saw. */
export function rulesFor({ kind, rules }: Pick<Detector, 'kind' | 'rules'>): DocumentRules | null {
  if (rules === undefined) return null;
  if (kind === 'packets') return new PacketDocumentRules(rules.limits);
  return kind === 'logs' ? new AuthDocumentRules(rules.limits) : null;
}
