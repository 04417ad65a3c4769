/** Rules of a detector beside its forest: which kinds have some, what can be set, and who decides. */
import * as t from 'io-ts';
import { authRuleIds } from './auth_finding';
import { authRuleLimits } from './auth_settings';
import { strictObject } from './codecs/strict_object';
import type { DetectorKind } from './detector_kind';
import { packetRuleIds } from './packet_finding';
import { packetRuleLimits } from './packet_settings';
import { suppressionsCodec } from './rule_limits';

/**
 * What makes an anomaly of a row. A row that the forest cannot score, for a missing value or because
 * it has not learnt yet, is left to the rules wherever they have a say.
 */
export const verdictPolicyCodec = t.keyof({
  /** The forest alone; rules that matched are named all the same. */
  forest: null,
  /** A rule that matches, whatever the score. */
  rules: null,
  either: null,
  both: null,
});
export type VerdictPolicy = t.TypeOf<typeof verdictPolicyCodec>;

export const usualPolicy: VerdictPolicy = 'either';

const choices = {
  limits: strictObject('limits of rules', {}, { ...packetRuleLimits, ...authRuleLimits }),
  /** Used from the next run on, without a new training. */
  suppress: suppressionsCodec,
};

export const detectorRulesCodec = strictObject('rules', { policy: verdictPolicyCodec }, choices);
export type DetectorRules = t.TypeOf<typeof detectorRulesCodec>;

/** As a person writes them. */
export const detectorRulesInputCodec = strictObject(
  'rules',
  {},
  { policy: verdictPolicyCodec, ...choices },
);
export type DetectorRulesInput = t.TypeOf<typeof detectorRulesInputCodec>;

/** Those that need a whole log, and so are for reports alone. */
const forReports: ReadonlySet<string> = new Set(['new_sudo_user']);

const ruleIds: Partial<Record<DetectorKind, readonly string[]>> = {
  packets: packetRuleIds,
  logs: authRuleIds.filter((id) => !forReports.has(id)),
};

/** Ids of the rules that a kind has; none for one that has no rules. */
export const rulesOfKind = (kind: DetectorKind): readonly string[] => ruleIds[kind] ?? [];

/** Rules are on where a kind has some. */
export function completeRules(
  kind: DetectorKind,
  input: DetectorRulesInput | undefined,
): { rules?: DetectorRules } {
  if (input === undefined && rulesOfKind(kind).length === 0) return {};
  return { rules: { ...input, policy: input?.policy ?? usualPolicy } };
}
