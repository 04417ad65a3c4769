import { describeAssets } from './describe_assets';

it('says how many are there, and what it means that others are not', () => {
  const installed = { name: 'a', kind: 'index_template', status: 'installed' } as const;
  expect(describeAssets([installed, { ...installed, name: 'b' }])).toBe('2 installed');
  const pipeline = { name: 'auth', kind: 'ingest_pipeline', status: 'skipped' } as const;
  expect(describeAssets([installed, pipeline])).toMatch(
    /^1 installed, without the ingest pipelines auth, .*no harm/,
  );
  expect(describeAssets([{ ...installed, status: 'skipped' }])).toBe(
    'without a (see the Status page)',
  );
});
