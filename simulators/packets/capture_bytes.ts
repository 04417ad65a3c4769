/** Frames with their times as the bytes of a pcap or pcapng file. */

export interface TimedFrame {
  /** Seconds since 1970, with fractions. */
  at: number;
  data: Buffer;
  /** Place of the interface, from 0; pcapng only. */
  interfaceId?: number;
}

interface Form {
  littleEndian?: boolean;
  nanoseconds?: boolean;
  linkType?: number;
  /** Bytes kept of each packet. */
  snapLength?: number;
}

function numbers(littleEndian: boolean) {
  return {
    u16: (...values: number[]) => {
      const bytes = Buffer.alloc(values.length * 2);
      for (const [i, value] of values.entries()) {
        if (littleEndian) bytes.writeUInt16LE(value, i * 2);
        else bytes.writeUInt16BE(value, i * 2);
      }
      return bytes;
    },
    u32: (...values: number[]) => {
      const bytes = Buffer.alloc(values.length * 4);
      for (const [i, value] of values.entries()) {
        if (littleEndian) bytes.writeUInt32LE(value >>> 0, i * 4);
        else bytes.writeUInt32BE(value >>> 0, i * 4);
      }
      return bytes;
    },
  };
}

function parts(at: number, nanoseconds: boolean): [seconds: number, fraction: number] {
  const perSecond = nanoseconds ? 1e9 : 1e6;
  const seconds = Math.floor(at);
  return [seconds, Math.min(perSecond - 1, Math.round((at - seconds) * perSecond))];
}

export function pcapBytes(frames: readonly TimedFrame[], form: Form = {}): Buffer {
  const { littleEndian = true, nanoseconds = false, linkType = 1, snapLength = 262_144 } = form;
  const { u16, u32 } = numbers(littleEndian);
  const magic = nanoseconds ? 0xa1b23c4d : 0xa1b2c3d4;
  const header = [u32(magic), u16(2, 4), u32(0, 0, snapLength, linkType)];
  const records = frames.flatMap(({ at, data }) => {
    const kept = data.subarray(0, snapLength);
    return [u32(...parts(at, nanoseconds), kept.length, data.length), kept];
  });
  return Buffer.concat([...header, ...records]);
}

/** `linkTypes`: one for each interface. */
export function pcapngBytes(
  frames: readonly TimedFrame[],
  form: Omit<Form, 'linkType'> & { linkTypes?: number[] } = {},
): Buffer {
  const { littleEndian = true, nanoseconds = false, snapLength = 262_144 } = form;
  const { u16, u32 } = numbers(littleEndian);
  const block = (type: number, ...body: Buffer[]) => {
    const bytes = Buffer.concat(body);
    const padding = Buffer.alloc((4 - (bytes.length % 4)) % 4);
    const length = 12 + bytes.length + padding.length;
    return Buffer.concat([u32(type, length), bytes, padding, u32(length)]);
  };
  const resolution = Buffer.concat([u16(9, 1), Buffer.from([9, 0, 0, 0]), u16(0, 0)]);
  const describe = (linkType: number) =>
    block(1, u16(linkType, 0), u32(snapLength), nanoseconds ? resolution : Buffer.alloc(0));
  const packet = ({ at, data, interfaceId = 0 }: TimedFrame) => {
    const [seconds, fraction] = parts(at, nanoseconds);
    const units = BigInt(seconds) * (nanoseconds ? 1_000_000_000n : 1_000_000n) + BigInt(fraction);
    const kept = data.subarray(0, snapLength);
    const time = [Number(units >> 32n), Number(units & 0xffffffffn)];
    return block(6, u32(interfaceId, ...time, kept.length, data.length), kept);
  };
  return Buffer.concat([
    block(0x0a0d0d0a, u32(0x1a2b3c4d), u16(1, 0), u32(0xffffffff, 0xffffffff)),
    ...(form.linkTypes ?? [1]).map(describe),
    ...frames.map(packet),
  ]);
}
