import type { DetectionPorts } from '../services';
import { findWindowChoices } from './find_window_choices';

const { signal } = new AbortController();

const choicesIn = (types: Record<string, string[]>) => {
  const fields = new Map(Object.entries(types).map(([field, of]) => [field, { types: of }]));
  const profiler = { mapping: () => Promise.resolve({ fields }) };
  return findWindowChoices(
    { profiler: profiler as unknown as DetectionPorts['profiler'] },
    { indices: ['events'] },
    signal,
  );
};

test('offers keywords and addresses as entities, those who act first', async () => {
  const { entities } = await choicesIn({
    agent: ['keyword'],
    'source.ip': ['ip'],
    'network.bytes': ['long'],
    message: ['text'],
    mixed: ['keyword', 'long'],
    'user.name': ['keyword'],
    'ml.severity': ['keyword'],
    _index: ['keyword'],
  });
  expect(entities).toEqual([
    { field: 'user.name', type: 'keyword' },
    { field: 'source.ip', type: 'ip' },
    { field: 'agent', type: 'keyword' },
  ]);
});

test('offers to keep what stands in documents', async () => {
  const { fields } = await choicesIn({
    'user.name': ['keyword'],
    user: ['object'],
    note: ['text'],
    'note.keyword': ['keyword'],
    'labels.attack': ['boolean'],
    anomaly: ['long'],
    'window.start': ['date'],
    'ml.severity': ['keyword'],
    ml_score: ['double'],
    _index: ['keyword'],
  });
  expect(fields).toEqual(['anomaly', 'labels.attack', 'note', 'user.name']);
});

test('says of every usual measure what it lacks, of a ratio what its parts lack', async () => {
  const { measures } = await choicesIn({
    'event.category': ['keyword'],
    'network.bytes': ['long'],
    'source.geo.location': ['keyword'],
  });
  const problemsOf = (name: string) =>
    measures.find((measure) => measure.name === name)?.problems.join(' ');
  for (const name of ['login_attempts', 'bytes', 'file_events', 'hour'])
    expect(problemsOf(name)).toBe('');
  expect(problemsOf('addresses')).toContain('"source.ip"');
  expect(problemsOf('failure_rate')).toContain('"event.outcome"');
  expect(problemsOf('speed_kmh')).toContain('geo_point');
});
