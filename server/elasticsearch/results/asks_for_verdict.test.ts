import { asksForVerdict } from './asks_for_verdict';

const either = (...should: object[]) => ({ bool: { should, minimum_should_match: 1 } });

test('a query on fields of the source does not ask for the verdict', () => {
  expect(asksForVerdict(either({ match: { region: 'ml' } }))).toBe(false);
  expect(asksForVerdict(either({ range: { ml_rate: { gt: 1 } } }))).toBe(false);
  expect(asksForVerdict({ bool: { must_not: either({ exists: { field: 'host' } }) } })).toBe(false);
  expect(asksForVerdict({ query_string: { fields: ['host'], query: 'a*' } })).toBe(false);
});

test.each([
  either({ match: { ml_anomaly: true } }),
  { bool: { filter: [either({ range: { ml_score: { gte: 0.7 } } })] } },
  { bool: { must_not: either({ match_phrase: { 'ml.severity': 'low' } }) } },
  { exists: { field: 'ml.reasons' } },
  { nested: { path: 'ml.reasons', query: { match_all: {} } } },
  { query_string: { fields: ['ml.severity'], query: 'h*' } },
  { multi_match: { type: 'best_fields', query: 'high', lenient: true } },
  { query_string: { fields: ['m*'], query: 'high' } },
])('a query on what scoring wrote, or perhaps on it, does: %j', (query) => {
  expect(asksForVerdict(query)).toBe(true);
});
