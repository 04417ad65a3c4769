import type { AssetClient } from './asset_client';
import { ensureDestination } from './destination';

interface Request {
  method: string;
  path: string;
  body?: { mappings?: { properties: Record<string, unknown> } };
}

const refusal = (type: string, status: number) => ({
  statusCode: status,
  body: { error: { type, reason: 'refused' }, status },
});
const forbidden = refusal('security_exception', 403);
const missing = refusal('index_not_found_exception', 404);
const done = { statusCode: 200, body: { acknowledged: true } };

/** A cluster as it is for somebody who may do nothing with templates. */
function limitedCluster(createAnswer: { statusCode: number; body: unknown }, mapping = missing) {
  const requests: Request[] = [];
  const request = (asked: Request) => {
    requests.push(asked);
    if (asked.path.startsWith('/_index_template')) return Promise.resolve(forbidden);
    if (asked.method === 'GET') return Promise.resolve(mapping);
    return Promise.resolve(createAnswer);
  };
  return { client: { transport: { request } } as unknown as AssetClient, requests };
}

test('who may not see templates gets the index itself, with every field of ours', async () => {
  const { client, requests } = limitedCluster(done);
  await ensureDestination(client, 'pump-ml');
  const last = requests[requests.length - 1];
  expect(last).toMatchObject({ method: 'PUT', path: '/pump-ml' });
  const fields = Object.keys(last?.body?.mappings?.properties ?? {});
  expect(fields).toEqual(expect.arrayContaining(['@timestamp', 'ml_score', 'ml_anomaly', 'ml']));
});

test('who may not create the index either is told so', async () => {
  const { client } = limitedCluster(forbidden);
  await expect(ensureDestination(client, 'pump-ml')).rejects.toMatchObject({
    code: 'ES_FORBIDDEN',
    message: expect.stringContaining('Creating "pump-ml"') as unknown,
  });
});

test('an index that somebody else just made must be as it should', async () => {
  const { client, requests } = limitedCluster(refusal('resource_already_exists_exception', 400));
  await expect(ensureDestination(client, 'pump-ml')).rejects.toMatchObject({
    code: 'ES_FORBIDDEN',
  });
  expect(requests.filter(({ method }) => method === 'GET')).toHaveLength(2);
});
