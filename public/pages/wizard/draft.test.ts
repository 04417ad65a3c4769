import { completeDetector } from '../../../common/complete_detector';
import { usualMeasures } from '../../../common/windows';
import {
  draftProblems,
  filterProblem,
  inputOf,
  namesOf,
  newDraft,
  parseDraft,
  previewInput,
  printDraft,
  readSourceOf,
  type Draft,
} from './draft';

const draft: Draft = {
  ...newDraft,
  indices: 'Rig-*, other'.toLowerCase(),
  timeField: 'datetime',
  features: [
    { field: 'x', missing: 'skip' },
    { field: 'y', missing: 'median' },
  ],
};

it('survives the address', () => {
  expect(parseDraft(printDraft(draft))).toEqual(draft);
  expect(printDraft(newDraft)).toBe('');
});

it.each([[null], [''], ['{'], ['[]'], ['{"trees":"many"}'], ['{"unknown":1}'], ['null']])(
  'is a new one where the address holds %j',
  (text) => {
    expect(parseDraft(text)).toEqual(newDraft);
  },
);

it('becomes the JSON that the API takes, without what is as usual', () => {
  expect(inputOf(draft)).toEqual({
    id: 'rig',
    name: 'rig',
    source: { indices: ['rig-*', 'other'], time_field: 'datetime' },
    features: ['x', { field: 'y', missing: 'median' }],
    model: { threshold: { contamination: 0.01 } },
    destination: { index: 'rig-ml' },
    schedule: { interval: '10s' },
  });
  const other = { ...draft, trees: 50, maxRows: 500, retrainEvery: '1d', filter: '{"term":{}}' };
  expect(inputOf(other)).toMatchObject({
    source: { filter: { term: {} } },
    training: { max_rows: 500, retrain_every: '1d' },
    model: { trees: 50 },
  });
  expect(completeDetector(inputOf(other)).training.min_rows).toBe(256);
});

it('becomes a detector over windows', () => {
  const windows: Draft = {
    ...draft,
    rows: 'windows',
    entity: 'host.name',
    measures: usualMeasures.map(({ name }) => name),
  };
  const input = inputOf(windows);
  expect(input).toMatchObject({
    kind: 'windows',
    source: { windows: { entity: 'host.name', length: '5m' } },
  });
  expect(input).not.toHaveProperty('features');
  expect(completeDetector(input).features).toHaveLength(usualMeasures.length);
  expect(draftProblems(windows)).toEqual([]);
  const few = { ...windows, measures: ['bytes', 'failure_rate'] };
  expect(inputOf(few)).toMatchObject({ features: ['bytes', 'failure_rate'] });
  expect(inputOf(few).source.windows?.measures?.map(({ name }) => name)).toEqual([
    'failed_logins',
    'login_attempts',
    'failure_rate',
    'bytes',
  ]);
  expect(draftProblems({ ...windows, windowLength: '7d' })).toEqual([]);
  expect(draftProblems({ ...windows, windowLength: '5 minutes' })[0]).toContain('length');
});

it('makes names of what is there', () => {
  expect(namesOf({ ...draft, name: 'Rig 7 (new)' })).toEqual({
    id: 'rig-7-new',
    name: 'Rig 7 (new)',
    destination: 'rig-ml',
  });
  expect(namesOf({ ...draft, indices: '*' })).toMatchObject({ id: 'detector' });
});

it('names every problem, and what is wrong with a filter', () => {
  expect(draftProblems(draft)).toEqual([]);
  const problems = draftProblems({ ...draft, features: [], id: 'No!' });
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['id', 'features']);
  expect(filterProblem({ filter: '[]' })).toContain('JSON object');
  expect(draftProblems({ ...draft, filter: '{' })[0]).toMatch(/^source\.filter /);
});

it('asks for the same preview whatever threshold, names and times', () => {
  const dragged = { ...draft, threshold: { score: 0.7 }, name: 'Other', interval: '5m' };
  expect(previewInput(dragged)).toEqual(previewInput(draft));
  expect(previewInput({ ...draft, trees: 7 })).not.toEqual(previewInput(draft));
});

it('reads a pattern without the destination, as the detector will', () => {
  const pattern = { ...draft, indices: 'valve*' };
  expect(readSourceOf(pattern).indices).toEqual(['valve*', '-valve-ml*']);
  expect(readSourceOf({ ...pattern, destination: 'valve-old' }).indices).toEqual([
    'valve*',
    '-valve-old*',
  ]);
  expect(readSourceOf({ ...draft, indices: 'valve' }).indices).toEqual(['valve']);
  const elsewhere = { ...pattern, destination: 'results' };
  const previewed = completeDetector(previewInput(elsewhere));
  expect(previewed.source.indices).toEqual(completeDetector(inputOf(elsewhere)).source.indices);
});
