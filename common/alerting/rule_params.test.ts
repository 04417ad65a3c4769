import { decodeAnomaliesRuleParams } from './anomalies_rule';
import { decodeHealthRuleParams } from './health_rule';

const least = { detector_ids: ['pump'], window: '5m' };

test('the least that a rule says', () => {
  expect(decodeAnomaliesRuleParams(least)).toEqual(least);
  expect(decodeHealthRuleParams({})).toEqual({});
});

const time = (from: string, to: string) => ({ exclude_times: [{ from, to }] });

test.each([
  ['detector_ids', { detector_ids: [] }],
  ['window', { window: 'soon' }],
  ['at most 30d', { window: '31d' }],
  ['min_score', { min_score: 1.5 }],
  ['needs group_by', { exclude_entities: ['a'] }],
  ['not before', time('2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z')],
  ['unknown keys', { minimum: 1 }],
  ['unknown keys', JSON.parse('{"__proto__": {"x": 1}}') as object],
])('refuses what is wrong with %s', (what, change) => {
  const params = Object.defineProperties({ ...least }, Object.getOwnPropertyDescriptors(change));
  expect(() => decodeAnomaliesRuleParams(params)).toThrow(what);
});

test('health refuses unknown conditions', () => {
  expect(() => decodeHealthRuleParams({ conditions: ['tired'] })).toThrow('conditions');
});
