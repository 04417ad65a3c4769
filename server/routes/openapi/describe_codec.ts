/** Codecs as JSON Schema (draft 2020-12, which OpenAPI 3.1 takes as it is). */
import type * as t from 'io-ts';
import type { OpenAPIV3_1 as OpenApi } from 'openapi-types';
import { BoundedType } from '../../../common/codecs/bounded';
import { StrictObjectType } from '../../../common/codecs/strict_object';

export type Schema = OpenApi.SchemaObject | OpenApi.ReferenceObject;

/** Codecs that stand under a name of their own, and are referred to wherever they are used. */
export type NamedCodecs = ReadonlyMap<t.Mixed, string>;

/** The codecs of io-ts that contracts are made of. */
type Known =
  | t.NullType
  | t.StringType
  | t.NumberType
  | t.BooleanType
  | t.UnknownType
  | t.AnyDictionaryType
  | t.LiteralType<string | number | boolean>
  | t.KeyofType<Record<string, unknown>>
  | t.ArrayType<t.Mixed>
  | t.InterfaceType<t.Props>
  | t.PartialType<t.Props>
  | t.DictionaryType<t.Mixed, t.Mixed>
  | t.UnionType<t.Mixed[]>
  | t.IntersectionType<t.Mixed[]>;

function objectOf(
  { required, optional }: { required: t.Props; optional: t.Props },
  named: NamedCodecs,
): OpenApi.SchemaObject {
  const keys = Object.keys(required);
  const properties = Object.entries({ ...required, ...optional }).map(([key, codec]) => [
    key,
    describeCodec(codec, named),
  ]);
  return {
    type: 'object',
    ...(keys.length > 0 ? { required: keys } : {}),
    properties: Object.fromEntries(properties) as Record<string, Schema>,
  };
}

/** Null beside one other type is a type with two names; anything else is a choice. */
function unionOf(codecs: t.Mixed[], named: NamedCodecs): OpenApi.SchemaObject {
  const schemas = codecs.map((codec) => describeCodec(codec, named));
  const [value, other] = schemas;
  const isNull = other !== undefined && 'type' in other && other.type === 'null';
  if (schemas.length === 2 && isNull && value !== undefined && 'type' in value) {
    const { type } = value;
    const isPlain = type === 'string' || type === 'number' || type === 'boolean';
    if (isPlain && value.enum === undefined) return { ...value, type: [type, 'null'] };
  }
  return { anyOf: schemas };
}

function describeKnown(codec: Known, named: NamedCodecs): OpenApi.SchemaObject {
  switch (codec._tag) {
    case 'NullType':
      return { type: 'null' };
    case 'StringType':
      return { type: 'string' };
    case 'NumberType':
      return { type: 'number' };
    case 'BooleanType':
      return { type: 'boolean' };
    case 'UnknownType':
      return {};
    case 'AnyDictionaryType':
      return { type: 'object', additionalProperties: true };
    case 'LiteralType':
      return { const: codec.value };
    case 'KeyofType':
      return { type: 'string', enum: Object.keys(codec.keys) };
    case 'ArrayType':
      return { type: 'array', items: describeCodec(codec.type, named) };
    case 'InterfaceType':
      return objectOf({ required: codec.props, optional: {} }, named);
    case 'PartialType':
      return objectOf({ required: {}, optional: codec.props }, named);
    case 'DictionaryType':
      return { type: 'object', additionalProperties: describeCodec(codec.codomain, named) };
    case 'UnionType':
      return unionOf(codec.types, named);
    case 'IntersectionType':
      return { allOf: codec.types.map((part) => describeCodec(part, named)) };
    default:
      throw new Error(`No JSON Schema for the codec ${(codec as t.Mixed).name}`);
  }
}

/** The schema of a codec itself, though it has a name. @throws Error for a codec it does not know. */
export function describeInFull(codec: t.Mixed, named: NamedCodecs): OpenApi.SchemaObject {
  if (codec instanceof BoundedType) {
    return { ...describeCodec(codec.base as t.Mixed, named), ...codec.limits };
  }
  if (codec instanceof StrictObjectType) {
    return { ...objectOf(codec, named), additionalProperties: false };
  }
  return describeKnown(codec as unknown as Known, named);
}

/** The schema of a codec, or a reference to the name that it has. */
export function describeCodec(codec: t.Mixed, named: NamedCodecs): Schema {
  const name = named.get(codec);
  return name === undefined
    ? describeInFull(codec, named)
    : { $ref: `#/components/schemas/${name}` };
}
