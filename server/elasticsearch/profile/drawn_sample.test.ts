import type { Client, estypes } from '@elastic/elasticsearch';
import { DrawnSample, type Aggs } from './drawn_sample';

const { signal } = new AbortController();
const aggs: Aggs = { distinct: { cardinality: { field: 'host' } } };
const scope = { indices: ['pump-*'] };
const counted = { doc_count: 30, distinct: { value: 7 }, values: { buckets: [{ doc_count: 12 }] } };

/** Answers every search alike, but for those that `refuses` names. */
function clusterThat(refuses: (request: estypes.SearchRequest) => boolean) {
  const asked: estypes.SearchRequest[] = [];
  const search = (request: estypes.SearchRequest) => {
    asked.push(request);
    if (refuses(request)) {
      const error = { type: 'illegal_argument_exception', reason: 'no sub-aggregation' };
      const meta = { statusCode: 400, body: { error, status: 400 } };
      return Promise.reject(
        Object.assign(new Error('refused'), { name: 'ResponseError', meta, statusCode: 400 }),
      );
    }
    const _shards = { total: 1, successful: 1, failed: 0 };
    const aggregations = { sample: { doc_count: 40, distinct: counted } };
    return Promise.resolve({ timed_out: false, _shards, hits: { hits: [] }, aggregations });
  };
  return { asked, client: { search } as unknown as Client };
}

const isSampler = ({ aggs: given }: estypes.SearchRequest) =>
  given?.sample?.random_sampler !== undefined;

it('takes the counts of a sampler as they are', async () => {
  const { client, asked } = clusterThat(() => false);
  const sample = new DrawnSample(client, { scope, share: 0.25 });
  const { documents, answers } = await sample.look(aggs, signal);
  expect(asked.map(isSampler)).toEqual([true]);
  expect([documents, answers.distinct?.doc_count]).toEqual([40, 30]);
});

it('draws by a query where a sampler is refused, scales the counts, and asks for no sampler again', async () => {
  const { client, asked } = clusterThat(isSampler);
  const sample = new DrawnSample(client, { scope, share: 0.25 });
  const { documents, answers } = await sample.look(aggs, signal);
  expect(documents).toBe(160);
  expect(answers.distinct).toMatchObject({
    doc_count: 120,
    distinct: { value: 7 },
    values: { buckets: [{ doc_count: 48 }] },
  });
  await sample.look(aggs, signal);
  expect(asked.map(isSampler)).toEqual([true, false, false]);
  expect(asked[1]?.query).toMatchObject({ function_score: { min_score: 0.75 } });
});

it('fails with what is refused in any form', async () => {
  const { client, asked } = clusterThat(() => true);
  const sample = new DrawnSample(client, { scope, share: 0.25 });
  await expect(sample.look(aggs, signal)).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
  expect(asked).toHaveLength(2);
});

it('draws nothing where all documents are wanted', async () => {
  const { client, asked } = clusterThat(isSampler);
  const sample = new DrawnSample(client, { scope, share: 1 });
  expect(await sample.look(aggs, signal)).toMatchObject({ documents: 40 });
  expect(asked[0]?.query).toEqual({ match_all: {} });
});
