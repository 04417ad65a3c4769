import type { Client } from '@elastic/elasticsearch';
import { countOnce, searchOnce } from './search_once';

const { signal } = new AbortController();

const clientThat = (statusCode: number, type: string) =>
  ({
    search: (request: { ignore_unavailable: boolean }) => {
      // Elasticsearch would leave out what the caller may not read, and answer with nothing.
      expect(request.ignore_unavailable).toBe(false);
      const meta = { statusCode, body: { error: { type, reason: 'refused' } } };
      return Promise.reject(Object.assign(new Error(type), { name: 'ResponseError', meta }));
    },
  }) as unknown as Client;

const search = { indices: ['pump-ml'], doing: 'Reading results', request: {} };
const missing = clientThat(404, 'index_not_found_exception');

test('an index that may be missing holds nothing', async () => {
  expect(await countOnce(missing, { ...search, mayBeMissing: true }, signal)).toBe(0);
  await expect(searchOnce(missing, search, signal)).rejects.toMatchObject({
    code: 'INDEX_NOT_FOUND',
  });
});

test('an index that may not be read is not one that is missing', async () => {
  const forbidden = clientThat(403, 'security_exception');
  await expect(
    searchOnce(forbidden, { ...search, mayBeMissing: true }, signal),
  ).rejects.toMatchObject({ code: 'ES_FORBIDDEN' });
});
