/** Values that a codec takes, made from the codec itself. */
import type * as t from 'io-ts';
import { BoundedType } from '../../../common/codecs/bounded';
import { StrictObjectType } from '../../../common/codecs/strict_object';

/** Some text for every pattern that contracts have. */
const texts = [
  'pump',
  '1',
  '10s',
  '2026-01-01T00:00:00.000Z',
  'Europe/Berlin',
  'a'.repeat(43),
  'a'.repeat(64),
];

type Known =
  | t.StringType
  | t.NumberType
  | t.BooleanType
  | t.NullType
  | t.UnknownType
  | t.AnyDictionaryType
  | t.LiteralType<string | number | boolean>
  | t.KeyofType<Record<string, unknown>>
  | t.ArrayType<t.Mixed>
  | t.UnionType<t.Mixed[]>
  | t.IntersectionType<t.Mixed[]>
  | t.InterfaceType<t.Props>
  | t.PartialType<t.Props>
  | t.DictionaryType<t.Mixed, t.Mixed>;

const sampleObject = (props: t.Props): Record<string, unknown> =>
  Object.fromEntries(Object.entries(props).map(([key, codec]) => [key, sampleOf(codec)]));

function sampleKnown(codec: Known): unknown {
  switch (codec._tag) {
    case 'StringType':
      return 'pump';
    case 'NumberType':
      return 1;
    case 'BooleanType':
      return true;
    case 'NullType':
      return null;
    case 'UnknownType':
    case 'AnyDictionaryType':
      return {};
    case 'LiteralType':
      return codec.value;
    case 'KeyofType':
      return Object.keys(codec.keys)[0];
    case 'ArrayType':
      return [sampleOf(codec.type)];
    // The last: what can be written shortly comes first, and has less to get wrong.
    case 'UnionType':
      return sampleOf(codec.types[codec.types.length - 1] as t.Mixed);
    case 'IntersectionType':
      return Object.assign({}, ...codec.types.map(sampleOf)) as unknown;
    case 'InterfaceType':
    case 'PartialType':
      return sampleObject(codec.props);
    case 'DictionaryType':
      return { key: sampleOf(codec.codomain) };
    default:
      throw new Error(`No sample of ${(codec as t.Mixed).name}`);
  }
}

function sampleBounded(codec: BoundedType<unknown>): unknown {
  const { maximum, minimum } = codec.limits;
  const candidates = [sampleOf(codec.base), minimum, maximum, ...texts];
  const found = candidates.find((value) => codec.is(value));
  if (found === undefined) throw new Error(`No sample of ${codec.name}: give one here`);
  return found;
}

/** With every key, optional ones too. @throws Error for a codec of which it has no sample */
export function sampleOf(codec: t.Mixed): unknown {
  if (codec instanceof BoundedType) return sampleBounded(codec as BoundedType<unknown>);
  if (codec instanceof StrictObjectType) {
    return sampleObject({ ...codec.required, ...codec.optional });
  }
  return sampleKnown(codec as unknown as Known);
}
