import type { Feature } from '../../../common/feature';
import { settleFeature } from './settle_feature';

const kinds: Record<string, string[]> = {
  bytes: ['long'],
  wide: ['long', 'double'],
  mixed: ['long', 'keyword'],
  user: ['object'],
  'user.name': ['keyword'],
  message: ['text'],
  'message.keyword': ['keyword'],
  note: ['text'],
  at: ['date', 'date_nanos'],
  ip: ['ip'],
  place: ['geo_point'],
};
const where = {
  indices: 'logs',
  mapping: new Map(Object.entries(kinds).map(([field, types]) => [field, { types }])),
};

const settle = (feature: Partial<Feature> & { field: string }) => {
  const outcome = settleFeature({ missing: 'skip', ...feature }, where);
  return 'feature' in outcome
    ? outcome.feature
    : outcome.problems.map(({ code, message }) => `${code} ${message}`);
};

it.each([
  [{ field: 'bytes' }, {}],
  [{ field: 'wide' }, {}],
  [{ field: 'bytes', kind: 'keyword' }, { kind: 'keyword' }],
  [{ field: 'mixed', kind: 'keyword' }, { kind: 'keyword' }],
  [{ field: 'user.name' }, { kind: 'keyword' }],
  [{ field: 'user.name', kind: 'ip' }, { kind: 'ip' }],
  [{ field: 'message.keyword' }, { kind: 'keyword', path: 'message' }],
  [
    { field: 'message.keyword', path: 'm' },
    { kind: 'keyword', path: 'm' },
  ],
  [{ field: 'at' }, { kind: 'date' }],
  [{ field: 'ip' }, { kind: 'ip' }],
] as const)('%j becomes %j', (feature, settled) => {
  expect(settle(feature)).toEqual({ missing: 'skip', field: feature.field, ...settled });
});

it.each([
  [{ field: 'nothing' }, ['FIELD_NOT_FOUND No index of "logs" has the field "nothing".']],
  [
    { field: 'message' },
    [
      'FIELD_NOT_USABLE The field "message" is mapped as text in "logs". Its "message.keyword" can be a feature.',
    ],
  ],
  [{ field: 'note' }, ['FIELD_NOT_USABLE The field "note" is mapped as text in "logs".']],
  [
    { field: 'place', kind: 'number' },
    ['FIELD_NOT_USABLE The field "place" is mapped as geo_point in "logs".'],
  ],
  [
    { field: 'mixed' },
    ['SCHEMA_MISMATCH The field "mixed" is mapped as long and keyword in "logs".'],
  ],
  [
    { field: 'user.name', kind: 'number', encoding: 'rarity' },
    [
      'FEATURE_OPTION_INVALID The feature "user.name" is of kind number: "encoding" is for keyword and ip alone.',
      'FIELD_KIND_MISMATCH The feature "user.name" is declared as number, and mapped as keyword in "logs".',
    ],
  ],
  [
    { field: 'ip', min: 0, time_zone: 'UTC' },
    [
      'FEATURE_OPTION_INVALID The feature "ip" is of kind ip: "min" is for number alone.',
      'FEATURE_OPTION_INVALID The feature "ip" is of kind ip: "time_zone" is for date alone.',
    ],
  ],
] as const)('%j is refused', (feature, problems) => {
  expect(settle(feature)).toEqual(problems);
});
