/**
 * A look at the wire form of an ONNX file before any library decodes it: every field is known, of its
 * type, within its message and allowed. Protocol Buffers encoding: https://protobuf.dev/programming-guides/encoding/
 */
import { AppError } from '../../../common/errors';

const mebibyte = 1024 * 1024;

/** Largest ONNX file that is looked at: a thousand trees of 256 rows take 2 MB here, 8 MB in skl2onnx. */
export const mostModelBytes = 64 * mebibyte;
/** Most fields and numbers in one file; decoded, a number can take 50 bytes. */
const mostValues = 8_000_000;

/** The wire types that are in use; 3 and 4, groups, are not. */
const wire = { varint: 0, eight: 1, bytes: 2, four: 5 } as const;

type Scalar = 'varint' | 'eight' | 'four';
/** What stands in a field: a number (which may be packed), bytes, or a message. */
type Kind = Scalar | 'bytes' | Message;

interface Message {
  name: string;
  fields: Record<number, Kind>;
  /** Fields that ONNX has and no forest needs, with their names. */
  refused: Record<number, string>;
  /** What stands in refused fields: looked through for data in other files, which is the graver matter. */
  inside?: Record<number, Message>;
}

const fileDetails = { 13: 'external_data' };

/** Names of fields: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
const operatorSet: Message = {
  name: 'OperatorSetIdProto',
  fields: { 1: 'bytes', 2: 'varint' },
  refused: {},
};
const property: Message = {
  name: 'StringStringEntryProto',
  fields: { 1: 'bytes', 2: 'bytes' },
  refused: {},
};
const tensor: Message = {
  name: 'TensorProto',
  fields: {
    1: 'varint',
    2: 'varint',
    4: 'four',
    5: 'varint',
    7: 'varint',
    8: 'bytes',
    9: 'bytes',
    10: 'eight',
    12: 'bytes',
    14: 'varint',
  },
  refused: { ...fileDetails, 3: 'segment', 6: 'string_data', 11: 'uint64_data' },
};
const dimension: Message = {
  name: 'Dimension',
  fields: { 1: 'varint', 2: 'bytes', 3: 'bytes' },
  refused: {},
};
const shape: Message = { name: 'TensorShapeProto', fields: { 1: dimension }, refused: {} };
const tensorType: Message = {
  name: 'TypeProto.Tensor',
  fields: { 1: 'varint', 2: shape },
  refused: {},
};
const type: Message = {
  name: 'TypeProto',
  fields: { 1: tensorType, 6: 'bytes' },
  refused: { 4: 'sequence_type', 5: 'map_type', 8: 'sparse_tensor_type', 9: 'optional_type' },
};
const valueInfo: Message = {
  name: 'ValueInfoProto',
  fields: { 1: 'bytes', 2: type, 3: 'bytes' },
  refused: { 4: 'metadata_props' },
};
const attribute: Message = {
  name: 'AttributeProto',
  fields: {
    1: 'bytes',
    2: 'four',
    3: 'varint',
    4: 'bytes',
    5: tensor,
    7: 'four',
    8: 'varint',
    9: 'bytes',
    13: 'bytes',
    20: 'varint',
  },
  refused: {
    6: 'g (a graph within the graph)',
    10: 'tensors',
    11: 'graphs (graphs within the graph)',
    14: 'tp',
    15: 'type_protos',
    21: 'ref_attr_name',
    22: 'sparse_tensor',
    23: 'sparse_tensors',
  },
};
const node: Message = {
  name: 'NodeProto',
  fields: { 1: 'bytes', 2: 'bytes', 3: 'bytes', 4: 'bytes', 5: attribute, 6: 'bytes', 7: 'bytes' },
  refused: { 8: 'overload', 9: 'metadata_props', 10: 'device_configurations' },
};
const graph: Message = {
  name: 'GraphProto',
  fields: {
    1: node,
    2: 'bytes',
    5: tensor,
    10: 'bytes',
    11: valueInfo,
    12: valueInfo,
    13: valueInfo,
  },
  refused: { 14: 'quantization_annotation', 15: 'sparse_initializer', 16: 'metadata_props' },
};
const model: Message = {
  name: 'ModelProto',
  fields: {
    1: 'varint',
    2: 'bytes',
    3: 'bytes',
    4: 'bytes',
    5: 'varint',
    6: 'bytes',
    7: graph,
    8: operatorSet,
    14: property,
  },
  refused: { 20: 'training_info', 25: 'functions', 26: 'configuration' },
};

const sparse: Message = {
  name: 'SparseTensorProto',
  fields: { 1: tensor, 2: tensor, 3: 'varint' },
  refused: {},
};
const training: Message = {
  name: 'TrainingInfoProto',
  fields: { 1: graph, 2: graph, 3: property, 4: property },
  refused: {},
};
const ownFunction: Message = {
  name: 'FunctionProto',
  fields: {
    ...{ 1: 'bytes', 4: 'bytes', 5: 'bytes', 6: 'bytes', 7: node, 8: 'bytes', 9: operatorSet },
    ...{ 10: 'bytes', 11: attribute, 12: valueInfo, 13: 'bytes', 14: property },
  },
  refused: {},
};
attribute.inside = { 6: graph, 10: tensor, 11: graph, 22: sparse, 23: sparse };
graph.inside = { 15: sparse };
model.inside = { 20: training, 25: ownFunction };

/** Messages within messages; a forest's file has 6. */
const mostNested = 32;

const corrupt = (what: string, at: number) =>
  new AppError('MODEL_CORRUPT', `The ONNX file is damaged at byte ${at}: ${what}.`);

class Scanner {
  private at = 0;
  private values = 0;
  private nested = 0;

  constructor(private readonly bytes: Uint8Array) {}

  scan(message: Message, end: number): void {
    this.nested += 1;
    if (this.nested > mostNested) throw corrupt('it is nested too deep', this.at);
    while (this.at < end) {
      const tag = this.varint(end);
      this.field(message, { number: Math.floor(tag / 8), wireType: tag % 8 }, end);
    }
    this.nested -= 1;
  }

  private field(message: Message, found: { number: number; wireType: number }, end: number): void {
    const start = this.at;
    const kind = Object.hasOwn(message.fields, found.number)
      ? message.fields[found.number]
      : undefined;
    this.count(start);
    if (kind === undefined) {
      const inside = message.inside?.[found.number];
      if (inside !== undefined && found.wireType === wire.bytes) this.lengthDelimited(inside, end);
      throw this.refusal(message, found.number, start);
    }
    if (found.wireType === wire.bytes) this.lengthDelimited(kind, end);
    else if (kind === 'varint' && found.wireType === wire.varint)
      this.varintField(message, found, end);
    else if (kind === 'eight' && found.wireType === wire.eight) this.skip(8, end);
    else if (kind === 'four' && found.wireType === wire.four) this.skip(4, end);
    else throw corrupt(`field ${found.number} of ${message.name} has another type`, start);
  }

  private refusal(message: Message, field: number, at: number): AppError {
    const name = Object.hasOwn(message.refused, field) ? message.refused[field] : undefined;
    if (name === undefined) return corrupt(`${message.name} has no field ${field}`, at);
    if (name === 'external_data') {
      return new AppError(
        'MODEL_EXTERNAL_DATA',
        `The model has a tensor whose data is in another file (${message.name}.external_data, byte ${at}).`,
      );
    }
    return new AppError(
      'MODEL_NOT_A_FOREST',
      `The model has ${message.name}.${name} (byte ${at}), which no forest needs.`,
    );
  }

  private lengthDelimited(kind: Kind, end: number): void {
    const start = this.at;
    const length = this.varint(end);
    const fieldEnd = this.at + length;
    if (fieldEnd > end) throw corrupt('a field is longer than what it stands in', start);
    if (kind === 'bytes') this.at = fieldEnd;
    else if (typeof kind === 'object') this.scan(kind, fieldEnd);
    else this.packed(kind, fieldEnd);
    if (this.at !== fieldEnd) throw corrupt('a field does not end where it says', start);
  }

  private packed(kind: Scalar, end: number): void {
    const start = this.at;
    while (this.at < end) {
      this.count(start);
      if (kind === 'varint') this.varint(end);
      else this.skip(kind === 'eight' ? 8 : 4, end);
    }
  }

  private varintField(message: Message, { number }: { number: number }, end: number): void {
    const start = this.at;
    const value = this.varint(end);
    if (message === tensor && number === 14 && value !== 0) {
      throw new AppError(
        'MODEL_EXTERNAL_DATA',
        `The model has a tensor whose data_location is not the file itself (byte ${start}).`,
      );
    }
  }

  /** The number, not exact above 2^53; nothing that long is ever in use. */
  private varint(end: number): number {
    const start = this.at;
    let value = 0;
    for (let factor = 1; this.at < end && this.at - start < 10; factor *= 128) {
      const byte = this.bytes[this.at] ?? 0;
      this.at += 1;
      value += (byte % 128) * factor;
      if (byte < 128) return value;
    }
    throw corrupt('a number does not end', start);
  }

  private skip(length: number, end: number): void {
    if (this.at + length > end) throw corrupt('a number is cut short', this.at);
    this.at += length;
  }

  private count(at: number): void {
    this.values += 1;
    if (this.values > mostValues) {
      throw new AppError(
        'MODEL_TOO_LARGE',
        `The model holds more than ${mostValues} numbers and fields (reached at byte ${at}).`,
      );
    }
  }
}

/**
 * Reads an ONNX file's structure without keeping any of it. Refuses what no forest needs, above all
 * data in other files at any depth: onnxruntime would read those files.
 * Takes time in proportion to the bytes, and no memory.
 * @throws AppError MODEL_TOO_LARGE, MODEL_CORRUPT, MODEL_EXTERNAL_DATA, MODEL_NOT_A_FOREST
 */
export function scanOnnx(bytes: Uint8Array): void {
  if (bytes.byteLength > mostModelBytes) {
    throw new AppError(
      'MODEL_TOO_LARGE',
      `The model has ${bytes.byteLength} bytes; ${mostModelBytes} are the most.`,
    );
  }
  if (bytes.byteLength === 0) throw corrupt('it is empty', 0);
  new Scanner(bytes).scan(model, bytes.byteLength);
}
