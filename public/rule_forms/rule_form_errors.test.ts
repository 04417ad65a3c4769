import { anomaliesRuleErrors, healthRuleErrors } from './rule_form_errors';

const good = { detector_ids: ['pump'], window: '5m' };

test('says nothing of what is right', () => {
  expect(anomaliesRuleErrors(good)).toEqual({});
  expect(anomaliesRuleErrors({ ...good, min_score: 0, min_count: 3, min_severity: 'low' })).toEqual(
    {},
  );
  expect(healthRuleErrors({})).toEqual({});
});

test.each([
  [{ detector_ids: [] }, 'detector_ids'],
  [{ window: '' }, 'window'],
  [{ min_score: 2 }, 'min_score'],
  [{ min_score: NaN }, 'min_score'],
  [{ min_count: 0.5 }, 'min_count'],
  [{ exclude_entities: ['a'] }, 'group_by'],
])('names what is wrong in %j', (change, name) => {
  expect(Object.keys(anomaliesRuleErrors({ ...good, ...change }))).toEqual([name]);
});

test('a bound of health is a span of time', () => {
  expect(Object.keys(healthRuleErrors({ no_data_for: 'long', max_lag: '5m' }))).toEqual([
    'no_data_for',
  ]);
});
