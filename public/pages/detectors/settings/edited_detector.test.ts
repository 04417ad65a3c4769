import { completeDetector } from '../../../../common/complete_detector';
import { edit, editedDetector, storedText, type Edits } from './edited_detector';
import { settingsOf, type SettingField } from './setting_fields';

const detector = completeDetector({
  id: 'logins',
  kind: 'logs',
  source: { indices: ['auth'] },
  training: { retrain_every: '7d', exclude: [{ filter: { term: { a: 1 } } }] },
});
const fields = settingsOf(detector);

function fieldOf(path: string): SettingField {
  const field = fields.find((one) => one.path === path);
  if (field === undefined) throw new Error(`no field ${path}`);
  return field;
}

/** The detector after somebody has written these texts. */
function after(texts: Record<string, string>) {
  const edits = Object.entries(texts).reduce<Edits>(
    (now, [path, text]) => edit({ detector, edits: now }, fieldOf(path), text),
    {},
  );
  return { edits, ...editedDetector(detector, fields, edits) };
}

it('is as it was where nothing is written, whatever the kind', () => {
  expect(after({}).detector).toEqual(detector);
  const all = fields.map((field) => [field.path, storedText(detector, field)]);
  expect(after(Object.fromEntries(all) as Record<string, string>).edits).toEqual({});
  const pump = completeDetector({ id: 'pump', source: { indices: ['pump'] }, features: ['x'] });
  expect(settingsOf(pump).map(({ path }) => path)).not.toContain('rules.policy');
});

it('takes texts for what they stand for', () => {
  const { detector: edited } = after({
    name: 'Logins of all',
    'schedule.partitions': '4',
    'rules.suppress': '[{"rule": "brute_force"}]',
    'model.threshold': '{"alerts_per_day":3}',
    'training.retrain_every': '',
    'training.promote': 'manual',
  });
  const { retrain_every: _, ...training } = detector.training;
  expect(edited).toEqual({
    ...detector,
    name: 'Logins of all',
    schedule: { ...detector.schedule, partitions: 4 },
    rules: { policy: 'either', suppress: [{ rule: 'brute_force' }] },
    model: { ...detector.model, threshold: { alerts_per_day: 3 } },
    training: { ...training, promote: 'manual' },
  });
});

it.each([
  ['name', '', /text of 1 to 120/],
  ['schedule.interval', 'often', /must be/],
  ['schedule.partitions', '99', /from 1 to 16/],
  ['model.trees', 'many', /whole number/],
  ['model.trees', '', /whole number/],
  ['model.threshold', '{"contamination":2}', /from/],
  ['training.filter', '{', /JSON/],
  ['rules.limits', '{"no_such_rule": {}}', /unknown keys/],
  ['severity_percentiles.low', '-1', /from 0 to 100/],
])('says at the field %s what is wrong with %j', (path, text, problem) => {
  const { detector: edited, problems } = after({ [path]: text, description: 'Sound' });
  expect(edited).toBeNull();
  expect([...problems.keys()]).toEqual([path]);
  expect(problems.get(path)).toMatch(problem);
});

it('forgets an edit that is taken back', () => {
  const one = edit({ detector, edits: {} }, fieldOf('name'), 'Other');
  expect(one).toEqual({ name: 'Other' });
  expect(edit({ detector, edits: one }, fieldOf('name'), detector.name)).toEqual({});
});
