/** Alert rules of a set-up against those that are there. */
import { decodeAnomaliesRuleParams } from '../../../common/alerting/anomalies_rule';
import { decodeHealthRuleParams } from '../../../common/alerting/health_rule';
import { anomaliesRuleTypeId } from '../../../common/alerting/rule_types';
import { AppError, type ErrorBody } from '../../../common/errors';
import type { SetupRule } from '../../../common/setup';
import type { AlertRules, RulesAccess } from './alert_rules';
import { compareValues } from '../compare_values';
import { invalidSetup, orProblem, type PlannedStep } from './planned_step';

const connectorsOf = ({ actions, system_actions: more = [] }: SetupRule) =>
  [...actions, ...more].map(({ id }) => id);

/** @throws AppError REQUEST_INVALID that names every problem of the parameters */
function detectorsOf({ rule_type_id: type, params }: SetupRule): string[] {
  return type === anomaliesRuleTypeId
    ? decodeAnomaliesRuleParams(params).detector_ids
    : (decodeHealthRuleParams(params).detector_ids ?? []);
}

interface Surroundings {
  rules: AlertRules;
  stored: ReadonlyMap<string, SetupRule>;
  /** Ids of all that will be there. */
  detectors: ReadonlySet<string>;
  missingConnectors: ReadonlySet<string>;
}

async function problemsOf(rule: SetupRule, around: Surroundings): Promise<ErrorBody[]> {
  const named = await orProblem(() => detectorsOf(rule));
  const problems = 'problem' in named ? [named.problem] : [];
  const strangers = ('value' in named ? named.value : []).filter((id) => !around.detectors.has(id));
  if (strangers.length > 0) {
    const message = `Rule "${rule.name}" watches detectors that there are none of: ${strangers.join(', ')}.`;
    problems.push(new AppError('DETECTOR_NOT_FOUND', message).toBody());
  }
  const missing = connectorsOf(rule).filter((id) => around.missingConnectors.has(id));
  if (missing.length > 0) {
    const message = `Rule "${rule.name}" sends to connectors that there are none of: ${[...new Set(missing)].join(', ')}.`;
    problems.push(new AppError('CONNECTOR_MISSING', message).toBody());
  }
  const stored = around.stored.get(rule.id);
  const changed = (['rule_type_id', 'consumer'] as const).filter(
    (key) => stored !== undefined && stored[key] !== rule[key],
  );
  if (changed.length > 0) {
    problems.push(
      invalidSetup(
        `Rule "${rule.name}" cannot change its ${changed.join(' and ')}: delete it first.`,
      ),
    );
  }
  return problems;
}

async function planRule(rule: SetupRule, around: Surroundings): Promise<PlannedStep> {
  const stored = around.stored.get(rule.id);
  const problems = await problemsOf(rule, around);
  const report = { part: 'rule' as const, id: rule.id, note: rule.name, problems };
  if (stored === undefined) {
    const apply = () => around.rules.create(rule);
    return { report: { ...report, change: 'created', differences: [] }, apply };
  }
  const differences = compareValues(stored, rule);
  return differences.length === 0
    ? { report: { ...report, change: 'same', differences } }
    : {
        report: { ...report, change: 'changed', differences },
        apply: () => around.rules.update(rule),
      };
}

/** One step a rule of the file. @param detectors ids of all that will be there */
export async function planRules(
  access: RulesAccess,
  wanted: readonly SetupRule[],
  detectors: ReadonlySet<string>,
): Promise<PlannedStep[]> {
  if (wanted.length === 0) return [];
  if ('whyNot' in access) {
    return wanted.map(({ id }) => ({
      report: {
        part: 'rule',
        id,
        change: 'left_out',
        differences: [],
        problems: [],
        note: access.whyNot,
      },
    }));
  }
  const { rules } = access;
  const stored = new Map((await rules.list()).map((rule) => [rule.id, rule] as const));
  const connectors = [...new Set(wanted.flatMap(connectorsOf))];
  // Connectors need a right of their own, which a person without actions need not have.
  const missing = connectors.length === 0 ? [] : await rules.missingConnectors(connectors);
  const around = { rules, stored, detectors, missingConnectors: new Set(missing) };
  return Promise.all(wanted.map((rule) => planRule(rule, around)));
}
