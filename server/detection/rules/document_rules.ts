/** The rules of a detector over its documents, page by page in the order of time. */
import type { Detector } from '../../../common/detector';
import { AuthDocumentRules } from './auth_document_rules';
import { PacketDocumentRules } from './packet_document_rules';
import type { DocumentRules } from './rule_match';

/** Null for a detector without rules. State is bounded, and knows nothing but the documents it saw. */
export function rulesFor({ kind, rules }: Pick<Detector, 'kind' | 'rules'>): DocumentRules | null {
  if (rules === undefined) return null;
  if (kind === 'packets') return new PacketDocumentRules(rules.limits);
  return kind === 'logs' ? new AuthDocumentRules(rules.limits) : null;
}
