import { completeDetector } from '../../../common/complete_detector';
import { sourceTakesIn } from '../../../common/index_patterns';
import { usualMeasures } from '../../../common/windows';
import { filterProblem, namesOf, newDraft, parseDraft, printDraft, type Draft } from './draft';
import { draftProblems, inputOf, previewInput, readSourceOf } from './draft_input';

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
  expect(input.source.windows).not.toHaveProperty('keep');
  const kept = { ...windows, keep: ['label', 'attack.kind'] };
  expect(parseDraft(printDraft(kept))).toEqual(kept);
  expect(inputOf(kept).source.windows).toMatchObject({ keep: ['label', 'attack.kind'] });
  expect(inputOf({ ...kept, rows: 'documents' }).source).not.toHaveProperty('windows');
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

describe('of a clone', () => {
  const base = completeDetector({
    id: 'rig',
    name: 'Rig',
    description: 'Valves',
    source: { indices: ['rig-*'], filter: { term: { site: 'a' } }, start: '2026-01-01T00:00:00Z' },
    features: [{ field: 'x', kind: 'number', min: 0, missing: 'median' }, 'y'],
    training: { max_rows: 500, retrain_every: '7d', exclude: [{ filter: { term: { a: 1 } } }] },
    model: { trees: 50, keep_versions: 3, threshold: { alerts_per_day: 4 } },
    severity_percentiles: { low: 80, medium: 90, high: 95, critical: 99 },
    destination: { copy_fields: ['x'] },
    schedule: { interval: '1m', lookback: '2d' },
  });
  const clone = parseDraft(null, base);
  const rest = ({ id: _id, name: _name, destination, ...same }: typeof base) => ({
    ...same,
    copied: destination.copy_fields,
  });

  it('is all that the detector is, under names of its own', () => {
    const { id, name, destination, ...cloned } = completeDetector(inputOf(clone));
    expect([id, name, destination.index]).toEqual(['rig-copy', 'Rig (copy)', 'rig-ml-copy']);
    expect({ ...cloned, copied: destination.copy_fields }).toEqual(rest(base));
    // None of both reads the results of the other.
    expect(cloned.source.indices).toEqual(['rig-*', '-rig-ml', '-rig-ml-*']);
    expect(sourceTakesIn(base.source.indices, destination.index)).toBe(false);
    expect(draftProblems(clone)).toEqual([]);
  });

  it('says what a host may have another default for', () => {
    const usual = completeDetector({ id: 'a', source: { indices: ['a'] }, features: ['x'] });
    const { training, model, schedule, source } = inputOf(parseDraft(null, usual));
    expect({ training, model, schedule, delay: source.query_delay }).toEqual({
      training: usual.training,
      model: usual.model,
      schedule: usual.schedule,
      delay: usual.source.query_delay,
    });
  });

  it('holds in its address what was changed alone, and no detector', () => {
    expect(printDraft(clone)).toBe('');
    const changed = { ...clone, trees: 70, name: 'Other rig' };
    expect(JSON.parse(printDraft(changed))).toEqual({ trees: 70, name: 'Other rig' });
    expect(parseDraft(printDraft(changed), base)).toEqual(changed);
    expect(namesOf(changed)).toEqual({
      id: 'other-rig',
      name: 'Other rig',
      destination: 'rig-ml-other-rig',
    });
  });

  it('takes over the options of fields that stay', () => {
    const features = [
      { field: 'x', missing: 'skip' as const },
      { field: 'z', missing: 'skip' as const },
    ];
    expect(inputOf({ ...clone, features }).features).toEqual([
      { ...base.features[0], missing: 'skip' },
      'z',
    ]);
  });

  it('keeps windows with measures of its own, and rules of its kind alone', () => {
    const own = completeDetector({
      id: 'senders',
      kind: 'packets',
      source: {
        indices: ['wire'],
        windows: {
          entity: 'source.ip',
          entity_path: 'source.ip',
          length: '10s',
          history: '2h',
          keep: ['label'],
        },
      },
      rules: { policy: 'both' },
    });
    const draftOfOwn = parseDraft(null, own);
    const { rules, ...cloned } = rest(completeDetector(inputOf(draftOfOwn)));
    const { rules: rulesOfOwn, ...others } = rest(own);
    expect(cloned).toEqual(others);
    expect(rules).toEqual(rulesOfOwn);
    expect(printDraft(draftOfOwn)).toBe('');
    expect(inputOf({ ...draftOfOwn, keep: [] }).source.windows).not.toHaveProperty('keep');
    const logs = completeDetector({ id: 'logins', kind: 'logs', source: { indices: ['auth'] } });
    const windows: Draft = {
      ...parseDraft(null, logs),
      rows: 'windows',
      entity: 'user.name',
      measures: ['logins'],
    };
    expect(inputOf(windows)).toMatchObject({ kind: 'windows' });
    expect(inputOf(windows)).not.toHaveProperty('rules');
  });
});

it('reads a pattern without the destination, as the detector will', () => {
  const pattern = { ...draft, indices: 'valve*' };
  expect(readSourceOf(pattern).indices).toEqual(['valve*', '-valve-ml', '-valve-ml-*']);
  expect(readSourceOf({ ...pattern, destination: 'valve-old' }).indices).toEqual([
    'valve*',
    '-valve-old',
    '-valve-old-*',
  ]);
  expect(readSourceOf({ ...draft, indices: 'valve' }).indices).toEqual(['valve']);
  const elsewhere = { ...pattern, destination: 'results' };
  const previewed = completeDetector(previewInput(elsewhere));
  expect(previewed.source.indices).toEqual(completeDetector(inputOf(elsewhere)).source.indices);
});
