import type { Client, estypes } from '@elastic/elasticsearch';
import { aDetector, startOfTest } from '../../detection/ports/ports.mock';
import type { AnomalyScope } from '../../detection/ports/anomaly_groups';
import { createAnomalyGroupReader } from './anomaly_groups';

const { signal } = new AbortController();
const span = { from: startOfTest, to: startOfTest + 60_000 };
const scope: AnomalyScope = {
  detector: aDetector(),
  span,
  groupBy: 'host',
  excludedEntities: [],
  excludedSpans: [],
};

/** A reader whose searches are kept, and answered as a test says. */
function reader(aggregations: object) {
  const asked: estypes.SearchRequest[] = [];
  const client = {
    search: (request: estypes.SearchRequest) => {
      asked.push(request);
      return Promise.resolve({
        timed_out: false,
        _shards: { total: 1, successful: 1, failed: 0 },
        hits: { total: { value: 1, relation: 'eq' }, hits: [] },
        aggregations,
      });
    },
  } as unknown as Client;
  return { asked, groups: createAnomalyGroupReader(client) };
}

async function evidenceFor(changes: Partial<AnomalyScope>): Promise<string> {
  const { asked, groups } = reader({ entities: { buckets: [] }, without: { doc_count: 0 } });
  await groups.entitiesWithRows({ ...scope, ...changes }, ['a'], signal);
  return JSON.stringify(asked[0]?.query?.bool?.filter);
}

test('rows that the rule does not look at are no evidence', async () => {
  const maintenance = { from: startOfTest + 1_000, to: startOfTest + 2_000 };
  const plain = await evidenceFor({});
  const region = { term: { region: 'eu' } };
  expect(plain).not.toContain(JSON.stringify(region));
  expect(await evidenceFor({ filter: region })).toContain(JSON.stringify(region));
  expect(await evidenceFor({ filter: { term: { 'ml.severity': 'high' } } })).toBe(plain);
  expect(await evidenceFor({ excludedSpans: [maintenance] })).not.toBe(plain);
});

test('rows without an entity are evidence for themselves alone', async () => {
  const { groups } = reader({
    entities: { buckets: [{ key: 'a', doc_count: 1 }] },
    without: { doc_count: 2 },
  });
  expect(await groups.entitiesWithRows(scope, ['a', null], signal)).toEqual(new Set(['a', null]));
  const named = reader({
    entities: { buckets: [{ key: 'a', doc_count: 1 }] },
    without: { doc_count: 0 },
  });
  expect(await named.groups.entitiesWithRows(scope, [null], signal)).not.toContain(null);
});

test.each([
  [3, true],
  [2, false],
])('at most %i intervals of three: complete is %s', async (most, complete) => {
  const buckets = ['a', 'b', 'c'].map((entity) => ({
    key: { entity, time: startOfTest },
    doc_count: 1,
  }));
  const client = {
    search: ({ aggs }: estypes.SearchRequest) =>
      Promise.resolve({
        timed_out: false,
        _shards: { total: 1, successful: 1, failed: 0 },
        hits: { total: { value: 3, relation: 'eq' }, hits: [] },
        aggregations: {
          pairs: {
            buckets: buckets.slice(0, aggs?.pairs?.composite?.size),
            after_key: { entity: 'c', time: startOfTest },
          },
        },
      }),
  } as unknown as Client;
  const groups = createAnomalyGroupReader(client);
  const found = await groups.anomalyIntervals(scope, { intervalMs: 1_000, most }, signal);
  expect([found.intervals.length, found.complete]).toEqual([most, complete]);
});
