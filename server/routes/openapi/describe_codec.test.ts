import * as t from 'io-ts';
import {
  integerIn,
  isoTime,
  listOf,
  numberIn,
  pattern,
  text,
} from '../../../common/codecs/bounded';
import { strictObject } from '../../../common/codecs/strict_object';
import { describeCodec } from './describe_codec';

const none = new Map<t.Mixed, string>();

it.each<[string, t.Mixed, object]>([
  ['a bounded number', numberIn(0, 1), { type: 'number', minimum: 0, maximum: 1 }],
  ['a whole number', integerIn(1, 9), { type: 'integer', minimum: 1, maximum: 9 }],
  ['text', text(5), { type: 'string', minLength: 1, maxLength: 5 }],
  ['a pattern', pattern(/^a+$/, 'some a'), { pattern: '^a+$', description: 'some a' }],
  ['a time', isoTime, { type: 'string', format: 'date-time' }],
  [
    'a list',
    listOf(integerIn(1, 2), 1, 3),
    { type: 'array', minItems: 1, maxItems: 3, uniqueItems: true, items: { type: 'integer' } },
  ],
  [
    'a strict object',
    strictObject('thing', { a: t.string }, { b: t.number }),
    { required: ['a'], properties: { b: { type: 'number' } }, additionalProperties: false },
  ],
  ['names', t.keyof({ x: null, y: null }), { type: 'string', enum: ['x', 'y'] }],
  ['a value or null', t.union([t.number, t.null]), { type: ['number', 'null'] }],
  [
    'an object or null',
    t.union([t.type({ a: t.string }), t.null]),
    { anyOf: [{ type: 'object' }, { type: 'null' }] },
  ],
  ['a literal', t.literal('on'), { const: 'on' }],
  ['a dictionary', t.record(t.string, t.number), { additionalProperties: { type: 'number' } }],
  [
    'parts',
    t.intersection([t.type({ a: t.string }), t.partial({ b: t.null })]),
    { allOf: [{ required: ['a'] }, { properties: { b: { type: 'null' } } }] },
  ],
])('%s', (_, codec, schema) => {
  expect(describeCodec(codec, none)).toMatchObject(schema);
});

it('an object of which other keys are let through does not refuse them', () => {
  expect(describeCodec(t.type({ a: t.string }), none)).not.toHaveProperty('additionalProperties');
});

it('a codec with a name is referred to', () => {
  const thing = strictObject('thing', { a: t.string });
  const named = new Map<t.Mixed, string>([[thing, 'Thing']]);
  expect(describeCodec(t.array(thing), named)).toEqual({
    type: 'array',
    items: { $ref: '#/components/schemas/Thing' },
  });
});

it('refuses a codec that says nothing of itself', () => {
  const odd = new t.Type('odd', t.string.is, t.string.validate, t.identity);
  expect(() => describeCodec(odd, none)).toThrow('odd');
});
