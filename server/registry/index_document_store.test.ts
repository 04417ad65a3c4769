import type { Client, estypes } from '@elastic/elasticsearch';
import { toAppError } from '../../common/errors';
import { createIndexDocumentStore } from './index_document_store';

type Docs = estypes.MgetResponse<unknown>['docs'];

/** A client that answers each look-up with what `docOf` makes of its ids, and keeps those. */
function clientWith(docOf: (id: string) => Docs[number]) {
  const lookedUp: string[][] = [];
  const client = {
    mget: ({ ids }: { ids: string[] }) => {
      lookedUp.push(ids);
      return Promise.resolve({ docs: ids.map(docOf) });
    },
  };
  return { documents: createIndexDocumentStore(client as unknown as Client), lookedUp };
}

const stored = (_id: string): Docs[number] => ({
  _index: 'registry',
  _id,
  _seq_no: 4,
  _primary_term: 1,
  found: true,
  _source: { id: _id.split(':')[1], payload: _id },
});

const failing = (type: string) => (_id: string) => ({
  _index: 'registry',
  _id,
  error: { type, reason: 'all shards failed' },
});

it('looks up in one request what is asked for at the same time, each once and none kept', async () => {
  const { documents, lookedUp } = clientWith(stored);
  const [state, roles] = await Promise.all([
    documents.get('state', 'pump'),
    documents.get('roles', 'pump'),
  ]);
  expect(state).toEqual({ id: 'pump', payload: 'state:pump', version: '4.1' });
  expect(roles?.payload).toBe('roles:pump');
  await documents.get('state', 'pump');
  expect(lookedUp).toEqual([['state:pump', 'roles:pump'], ['state:pump']]);
});

it('looks up each part of a model by itself', async () => {
  const { documents, lookedUp } = clientWith(stored);
  await Promise.all([documents.get('model_bytes', 'a'), documents.get('model_bytes', 'b')]);
  expect(lookedUp).toEqual([['model_bytes:a'], ['model_bytes:b']]);
});

it('takes a document for missing only where there is none, not where it cannot be read', async () => {
  const missing = clientWith(failing('index_not_found_exception'));
  expect(await missing.documents.get('state', 'pump')).toBeNull();
  const { documents } = clientWith(failing('security_exception'));
  await expect(documents.get('state', 'pump')).rejects.toMatchObject({
    code: 'ES_FORBIDDEN',
    message: expect.stringContaining('Registry read in "anomaly-forest-registry"') as string,
  });
});

it('tells each of those who asked together of a failure of its own, so that each is reported', async () => {
  const { documents } = clientWith(failing('security_exception'));
  const asked = ['pump', 'tank'].map((id) => documents.get('state', id).then(String, toAppError));
  const [first, second] = await Promise.all(asked);
  expect(first).toMatchObject({ code: 'ES_FORBIDDEN' });
  expect(second).toEqual(first);
  // Which failures were reported is kept by identity.
  expect(second).not.toBe(first);
});

it('looks again while the shards of the index start', async () => {
  let times = 0;
  const { documents } = clientWith((id) =>
    ++times < 3 ? failing('no_shard_available_action_exception')(id) : stored(id),
  );
  expect(await documents.get('state', 'pump')).toMatchObject({ version: '4.1' });
  expect(times).toBe(3);
});
