import type { ElasticsearchClient } from './contracts/core';
import { hasUsers } from './has_users';

const clientThat = (authenticate: () => Promise<unknown>) =>
  ({ security: { authenticate } }) as unknown as ElasticsearchClient;

const answering = (statusCode: number, error: unknown = 'refused') =>
  clientThat(() =>
    Promise.reject(Object.assign(new Error('refused'), { meta: { statusCode, body: { error } } })),
  );

const uri = 'uri [/_security/_authenticate] and method [GET]';

test('there are users where Elasticsearch knows who asks', async () => {
  expect(await hasUsers(clientThat(() => Promise.resolve({})))).toBe(true);
  expect(await hasUsers(answering(400, `no handler found for ${uri}`))).toBe(false);
  const reason = `Incorrect HTTP method for ${uri}, allowed: [POST]`;
  expect(await hasUsers(answering(405, reason))).toBe(false);
  expect(await hasUsers(answering(405, { type: 'method_not_allowed', reason }))).toBe(false);
});

test.each([
  [400, 'REQUEST_INVALID'],
  [401, 'ES_UNAUTHENTICATED'],
  [404, 'ES_BAD_RESPONSE'],
  [405, 'ES_BAD_RESPONSE'],
  [503, 'ES_UNAVAILABLE'],
])('an answer %i is neither yes nor no', async (status, code) => {
  await expect(hasUsers(answering(status))).rejects.toMatchObject({ code });
});
