/** What comes out of a capture file, before anything in a packet is decoded. */
import type { PacketProblem } from '../../../common/packet';

export interface Frame {
  /** Seconds since 1970, and nanoseconds within the second. */
  seconds: number;
  nanoseconds: number;
  interfaceId: number;
  /** Link type of the tcpdump.org registry; null when the file does not describe the interface. */
  linkType: number | null;
  data: Buffer;
  /** Bytes on the wire. */
  bytes: number;
}

/** A part of the file that is no packet that can be read. */
export interface UnreadPart {
  problem: PacketProblem;
  /** Where it begins in the file. */
  offset: number;
  bytes: number;
}

export type CaptureItem = { frame: Frame } | { unread: UnreadPart };

/** Takes a file in pieces of any size. After `end` it takes no more. */
export interface CaptureParser {
  push(chunk: Buffer): CaptureItem[];
  end(): CaptureItem[];
}

/** Larger records are taken for damage: libpcap's own limit is 256 KiB (MAXIMUM_SNAPLEN). */
export const largestRecord = 1024 * 1024;
