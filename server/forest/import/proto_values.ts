/** Values out of decoded ONNX messages. */
import { onnx } from 'onnx-proto';
import { AppError } from '../../../common/errors';

/** The protobuf library gives 64-bit integers as objects of `long`, where that package is there. */
export const toNumber = (value: unknown): number =>
  typeof value === 'number' ? value : (value as { toNumber(): number }).toNumber();

const corrupt = (what: string) => new AppError('MODEL_CORRUPT', `The model is damaged: ${what}.`);

/** Codes of the types that constants may have. */
const float: number = onnx.TensorProto.DataType.FLOAT;
const int64: number = onnx.TensorProto.DataType.INT64;

function readRaw(raw: Uint8Array, dataType: number): number[] {
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const size = dataType === float ? 4 : 8;
  if (raw.byteLength % size !== 0) throw corrupt('a constant is cut short');
  return Array.from({ length: raw.byteLength / size }, (_, i) =>
    dataType === float ? view.getFloat32(i * 4, true) : Number(view.getBigInt64(i * 8, true)),
  );
}

/** The numbers of a tensor of 32-bit floats or 64-bit integers. @throws AppError MODEL_CORRUPT */
export function readTensor(tensor: onnx.ITensorProto): number[] {
  const { rawData, floatData, int64Data, dims } = tensor;
  const dataType: number = tensor.dataType ?? 0;
  if (dataType !== float && dataType !== int64) throw corrupt('a constant is of another type');
  const plain = dataType === float ? floatData : int64Data;
  const numbers =
    rawData && rawData.byteLength > 0 ? readRaw(rawData, dataType) : (plain ?? []).map(toNumber);
  const length = (dims ?? []).reduce<number>((product, dim) => product * toNumber(dim), 1);
  if (numbers.length !== length) throw corrupt('a constant does not have its shape');
  return numbers;
}

/** A node's attributes by name. */
export class NodeAttributes {
  private readonly byName: Map<string, onnx.IAttributeProto>;

  constructor({ attribute, opType }: onnx.INodeProto) {
    this.byName = new Map((attribute ?? []).map((one) => [one.name ?? '', one]));
    if (this.byName.size !== (attribute ?? []).length) {
      throw corrupt(`an attribute of ${(opType ?? '').slice(0, 40)} is double`);
    }
  }

  /**
   * @param code what a model with such an attribute is
   * @throws AppError of that code when there is another attribute
   */
  assertOnly(
    names: readonly string[],
    code: 'MODEL_NOT_A_FOREST' | 'MODEL_CORRUPT' = 'MODEL_NOT_A_FOREST',
  ): void {
    const other = [...this.byName.keys()].find((name) => !names.includes(name));
    if (other === undefined) return;
    throw new AppError(
      code,
      `The model has an attribute ${JSON.stringify(other.slice(0, 60))} that changes what its trees say.`,
    );
  }

  /** The bytes of a one-dimensional tensor of a type whose elements have `size` bytes. */
  private raw(name: string, dataType: number, size: number): Uint8Array {
    const tensor = this.byName.get(name)?.t;
    const raw = tensor?.rawData ?? new Uint8Array();
    const [length, ...others] = (tensor?.dims ?? []).map(toNumber);
    if (
      tensor?.dataType !== dataType ||
      others.length > 0 ||
      raw.byteLength !== (length ?? -1) * size
    ) {
      throw corrupt(`${name} is not what it should be`);
    }
    return raw;
  }

  bytes(name: string): Uint8Array {
    return this.raw(name, onnx.TensorProto.DataType.UINT8, 1);
  }

  doubles(name: string): Float64Array {
    const raw = this.raw(name, onnx.TensorProto.DataType.DOUBLE, 8);
    const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
    return Float64Array.from({ length: raw.byteLength / 8 }, (_, i) =>
      view.getFloat64(i * 8, true),
    );
  }

  ints(name: string): number[] {
    return (this.byName.get(name)?.ints ?? []).map(toNumber);
  }

  floats(name: string): number[] {
    return this.byName.get(name)?.floats ?? [];
  }

  int(name: string): number | undefined {
    const value: unknown = this.byName.get(name)?.i;
    return value === undefined || value === null ? undefined : toNumber(value);
  }

  strings(name: string): string[] {
    return (this.byName.get(name)?.strings ?? []).map((bytes) => Buffer.from(bytes).toString());
  }

  string(name: string): string | undefined {
    const bytes = this.byName.get(name)?.s;
    return bytes ? Buffer.from(bytes).toString() : undefined;
  }
}
