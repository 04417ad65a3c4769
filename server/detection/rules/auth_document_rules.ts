import type { AuthRuleLimits } from '../../../common/auth_settings';
import { rulesOfKind } from '../../../common/detector_rules';
import { authRecordOf } from '../../features/logs/auth/document_record';
import { turns } from '../../features/turns';
import type { AuthMatch } from '../../rules/auth/auth_rule';
import { AuthRules } from '../../rules/auth/auth_rules';
import { longestAuthWindowMs } from '../../rules/auth/limits';
import type { SourceDocument } from '../ports/source_reader';
import type { DocumentRules, RuleMatch } from './rule_match';
import { isMoment } from './moment';

const usable = new Set(rulesOfKind('logs'));

const toMatch = ({ rule, severity, technique, reason, entity }: AuthMatch): RuleMatch => ({
  rule,
  severity,
  technique: technique.id,
  reason,
  entities: [entity.value],
});

/** What is too fast is not said to be too much over a day as well. */
const withoutSlow = (matches: readonly AuthMatch[]) =>
  matches.some(({ rule }) => rule === 'brute_force')
    ? matches.filter(({ rule }) => rule !== 'slow_brute_force')
    : matches;

/** The rules over logins, over documents of authentication logs. */
export class AuthDocumentRules implements DocumentRules {
  private readonly rules: AuthRules;
  readonly windowMs: number;

  constructor(limits: AuthRuleLimits | undefined) {
    this.rules = new AuthRules(limits);
    this.windowMs = longestAuthWindowMs(limits);
  }

  async judge(documents: readonly SourceDocument[]): Promise<RuleMatch[][]> {
    const matches: RuleMatch[][] = [];
    for (const document of documents) {
      if (turns.isOver()) await turns.next();
      matches.push(this.take(document));
    }
    return matches;
  }

  private take({ source, time }: SourceDocument): RuleMatch[] {
    if (!isMoment(time)) return [];
    const matches = this.rules.judge(authRecordOf({ source, time }));
    return withoutSlow(matches.filter(({ rule }) => usable.has(rule))).map(toMatch);
  }
}
