/** One verdict of forest and rules, by the policy of the detector. */
import type { DetectorRules } from '../../../common/detector_rules';
import { isSuppressed } from '../../../common/rule_limits';
import type { Contributor, Judgement } from '../../../common/result';
import {
  namedSeverities,
  severities,
  type NamedSeverity,
  type Severity,
} from '../../../common/severity';
import type { RuleMatch } from './rule_match';

export interface RuleVerdict {
  /** What to write of the rules. */
  ml: Pick<Judgement, 'rules' | 'rule_reasons' | 'techniques' | 'suppressed_rules'>;
  matched: boolean;
  /** That of the worst rule; null where none matched. */
  severity: NamedSeverity | null;
}

const silent: RuleVerdict = { ml: {}, matched: false, severity: null };

const worstOf = (found: readonly NamedSeverity[]): NamedSeverity | null =>
  [...namedSeverities].reverse().find((severity) => found.includes(severity)) ?? null;

/** What the rules say of a document, without what is suppressed. @param time of the document, null = unknown */
export function verdictOfRules(
  rules: DetectorRules | undefined,
  { matches = [], time }: { matches: readonly RuleMatch[] | undefined; time: number | null },
): RuleVerdict {
  if (matches.length === 0) return silent;
  const { suppress = [] } = rules ?? {};
  const isSilenced = ({ rule, entities }: RuleMatch) =>
    isSuppressed(suppress, { rule, entities, timeMs: time ?? NaN });
  const spoken = matches.filter((match) => !isSilenced(match));
  const suppressed = matches.filter(isSilenced).map(({ rule }) => rule);
  // One document may belong to two findings of one rule.
  const byRule = new Map(spoken.map((match) => [match.rule, match]));
  const named = [...byRule.values()];
  return {
    ml: {
      ...(named.length === 0
        ? {}
        : {
            rules: named.map(({ rule }) => rule),
            rule_reasons: named.map(({ reason }) => reason),
            techniques: [...new Set(named.map(({ technique }) => technique))],
          }),
      ...(suppressed.length === 0 ? {} : { suppressed_rules: [...new Set(suppressed)] }),
    },
    matched: named.length > 0,
    severity: worstOf(named.map(({ severity }) => severity)),
  };
}

const worse = (a: Severity, b: Severity | null): Severity =>
  b !== null && severities.indexOf(b) > severities.indexOf(a) ? b : a;

/** Whether a row is an anomaly. @param forest its verdict; null where it has none */
export function isAnomaly(
  rules: DetectorRules | undefined,
  { forest, matched }: { forest: boolean | null; matched: boolean },
): boolean {
  switch (rules?.policy ?? 'forest') {
    case 'forest':
      return forest ?? false;
    case 'rules':
      return matched;
    case 'either':
      return matched || (forest ?? false);
    case 'both':
      return matched && (forest ?? true);
  }
}

/** The worse of both where rules have a say. */
export const severityWith = (
  rules: DetectorRules | undefined,
  { severity, said }: { severity: Severity; said: RuleVerdict },
): Severity =>
  (rules?.policy ?? 'forest') === 'forest' ? severity : worse(severity, said.severity);

/** Who had a part in an anomaly. */
export function contributorsOf({
  forest,
  matched,
  rare,
}: {
  forest: boolean;
  matched: boolean;
  rare: boolean;
}): Contributor[] {
  const all: Array<[Contributor, boolean]> = [
    ['forest', forest],
    ['rules', matched],
    ['rarity', rare],
  ];
  return all.flatMap(([contributor, has]) => (has ? [contributor] : []));
}
