import type { ElasticsearchClient } from './contracts/core';
import { hasUsers } from './has_users';

const clientThat = (authenticate: () => Promise<unknown>) =>
  ({ security: { authenticate } }) as unknown as ElasticsearchClient;

const answering = (statusCode: number) =>
  clientThat(() =>
    Promise.reject(Object.assign(new Error('refused'), { meta: { statusCode, body: {} } })),
  );

test('there are users where Elasticsearch knows who asks', async () => {
  expect(await hasUsers(clientThat(() => Promise.resolve({})))).toBe(true);
  expect(await hasUsers(answering(400))).toBe(false);
  expect(await hasUsers(answering(405))).toBe(false);
});

test.each([
  [401, 'ES_UNAUTHENTICATED'],
  [503, 'ES_UNAVAILABLE'],
])('an answer %i is neither yes nor no', async (status, code) => {
  await expect(hasUsers(answering(status))).rejects.toMatchObject({ code });
});
