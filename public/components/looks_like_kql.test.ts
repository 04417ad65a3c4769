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
  'a:(1 or 2)',
  'a:(1) and ml_score > 0.7',
  '(ml_score > 0.7)',
  'b:(1 OR (2 OR 3)) AND ml_score<0.5',
])('takes %j for KQL', (query) => {
  expect(looksLikeKql(query)).toBe(true);
});

it.each([
  '',
  'host.name:web-* AND ml_score:>0.7',
  'ml_score:>=0.7 OR NOT user.name:root',
  'ml_score:[0.5 TO 0.7} -host.name:a',
  'a:(>1 AND <5)',
  'a:(>=1 AND <=5) AND b:2',
  'a:(+>=10 +<20)',
  'a:((>1 AND <5) OR >10) AND b:<2',
  'a:(>1 AND <',
  '"this and that : more > less"',
  'message:"up and down" AND b:1',
  'failed password',
  'orchestra android',
])('takes %j for Lucene syntax', (query) => {
  expect(looksLikeKql(query)).toBe(false);
});
