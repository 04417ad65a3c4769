import { suggestFeatures, type ProfiledField } from './suggest_features';

const aField = (
  field: string,
  { profile, ...changes }: Partial<Omit<ProfiledField, 'profile'>> & { profile?: object } = {},
): ProfiledField => ({
  field,
  type: 'double',
  kind: 'number',
  ...changes,
  profile: { present: 1, rows: 1_000, distinct: 900, ...profile },
});

const remarks = (fields: ProfiledField[]) =>
  suggestFeatures(fields).map(({ field, remark, suggested }) => [field, suggested, remark]);

it.each([
  ['a measurement, however unique', aField('temp', { profile: { distinct: 1_000 } }), undefined],
  ['a switch', aField('open', { type: 'boolean', profile: { distinct: 2 } }), undefined],
  ['a constant', aField('version', { profile: { distinct: 1 } }), 'constant'],
  ['a field without values', aField('void', { profile: { present: 0, rows: 0 } }), 'empty'],
  ['a sparse field', aField('rare', { profile: { present: 0.4, rows: 400 } }), 'mostly_missing'],
  [
    'a number of a row',
    aField('id', { type: 'long', profile: { distinct: 1_000 } }),
    'nearly_unique',
  ],
  ['a label', aField('event.is_anomaly', { type: 'boolean', profile: { distinct: 2 } }), 'label'],
])('%s', (_, field, remark) => {
  expect(remarks([aField('other'), field])).toContainEqual([
    field.field,
    remark === undefined,
    remark,
  ]);
});

it('does not call few rows unique', () => {
  const few = aField('n', { type: 'long', profile: { rows: 20, distinct: 20 } });
  expect(remarks([few])).toEqual([['n', true, undefined]]);
});

it('takes categories where there is nothing else, and leaves ids out', () => {
  const host = aField('host', { type: 'keyword', kind: 'keyword', profile: { distinct: 8 } });
  const trace = aField('trace', { type: 'keyword', kind: 'keyword', profile: { distinct: 999 } });
  expect(remarks([trace, host])).toEqual([
    ['host', true, 'category'],
    ['trace', false, 'nearly_unique'],
  ]);
  expect(remarks([host, aField('x')])).toEqual([
    ['x', true, undefined],
    ['host', false, 'category'],
  ]);
});

it('suggests a bounded number, and says so of the rest', () => {
  const many = Array.from({ length: 60 }, (_, i) => aField(`f${String(i).padStart(2, '0')}`));
  const found = suggestFeatures(many);
  expect(found.filter(({ suggested }) => suggested)).toHaveLength(50);
  expect(found[59]).toMatchObject({ suggested: false, remark: 'too_many' });
});

it('lets what is typical stand in where some rows lack a value', () => {
  const [some] = suggestFeatures([aField('x', { profile: { present: 0.9, rows: 900 } })]);
  expect(some).toMatchObject({ suggested: true, missing_policy: 'median' });
  expect(some?.missing).toBeCloseTo(0.1, 9);
});
