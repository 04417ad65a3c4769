import { looksLikeKql } from './looks_like_kql';

it.each([
  'user.name : x and ml_score > 0.7',
  'user.name: x',
  'user.name :x',
  'ml_score >= 0.7',
  'ml_score>0.7',
  'a:1 or b:2',
  'not user.name:root',
  'a:1 and not b:2',
  'user.name : "user-0022" and (',
])('takes %j for KQL', (query) => {
  expect(looksLikeKql(query)).toBe(true);
});

it.each([
  '',
  'host.name:web-* AND ml_score:>0.7',
  'ml_score:>=0.7 OR NOT user.name:root',
  'ml_score:[0.5 TO 0.7} -host.name:a',
  '"this and that : more > less"',
  'message:"up and down" AND b:1',
  'failed password',
  'orchestra android',
])('takes %j for Lucene syntax', (query) => {
  expect(looksLikeKql(query)).toBe(false);
});
