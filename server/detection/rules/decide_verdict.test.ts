import type { DetectorRules, VerdictPolicy } from '../../../common/detector_rules';
import { isAnomaly, severityWith, verdictOfRules } from './decide_verdict';
import type { RuleMatch } from './rule_match';

const scan: RuleMatch = {
  rule: 'syn_scan',
  severity: 'high',
  technique: 'T1046',
  reason: '12 ports',
  entities: ['10.0.0.5', '02:00:00:00:00:05'],
};
const sweep: RuleMatch = { ...scan, rule: 'host_sweep', severity: 'medium', technique: 'T1018' };
const time = Date.UTC(2026, 0, 1);

const said = (rules: DetectorRules, matches = [scan, sweep]) =>
  verdictOfRules(rules, { matches, time });

it('decides by the policy, and leaves what the forest cannot score to the rules', () => {
  const table = (policy: VerdictPolicy) =>
    ([true, false, null] as const).flatMap((forest) =>
      [true, false].map((matched) => Number(isAnomaly({ policy }, { forest, matched }))),
    );
  // Forest flags, does not, has no score; each with and without a rule that matched.
  expect(table('forest')).toEqual([1, 1, 0, 0, 0, 0]);
  expect(table('rules')).toEqual([1, 0, 1, 0, 1, 0]);
  expect(table('either')).toEqual([1, 1, 1, 0, 1, 0]);
  expect(table('both')).toEqual([1, 0, 0, 0, 1, 0]);
  expect(isAnomaly(undefined, { forest: true, matched: false })).toBe(true);
});

it('names rules, reasons and techniques, and takes the worst severity', () => {
  const verdict = said({ policy: 'either' });
  expect(verdict).toMatchObject({
    matched: true,
    severity: 'high',
    ml: {
      rules: ['syn_scan', 'host_sweep'],
      rule_reasons: ['12 ports', '12 ports'],
      techniques: ['T1046', 'T1018'],
    },
  });
  const of = { severity: 'low' as const, said: verdict };
  expect(severityWith({ policy: 'either' }, of)).toBe('high');
  expect(severityWith({ policy: 'either' }, { ...of, severity: 'critical' })).toBe('critical');
  expect(severityWith({ policy: 'forest' }, of)).toBe('low');
});

it.each([
  [{ rule: 'syn_scan' }, ['host_sweep']],
  [{ entity: '10.0.0.5' }, undefined],
  [{ entity: '02:00:00:00:00:05', rule: 'host_sweep' }, ['syn_scan']],
  [{ entity: '10.0.0.6' }, ['syn_scan', 'host_sweep']],
  [{ from: '2026-01-01T00:00:00.000Z', to: '2026-01-01T00:00:01.000Z' }, undefined],
  [{ to: '2026-01-01T00:00:00.000Z' }, ['syn_scan', 'host_sweep']],
])('does not speak where %j is suppressed, and says so', (suppression, left) => {
  const { ml, matched } = said({ policy: 'either', suppress: [suppression] });
  expect(ml.rules).toEqual(left);
  expect(matched).toBe(left !== undefined);
  expect([...(ml.rules ?? []), ...(ml.suppressed_rules ?? [])].sort()).toEqual([
    'host_sweep',
    'syn_scan',
  ]);
});
