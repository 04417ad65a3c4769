/** What is written of packets: a document each, or one for each sender and window of time. */
import type { Packet } from '../../common/packet';
import type { PacketSettings } from '../../common/packet_settings';
import {
  PacketWindows,
  packetWindowFieldTypes,
  type PacketWindowCounts,
} from '../../server/detection/packets/packet_windows';
import { packetDocument, packetFieldTypes } from '../../server/features/packets/packet_document';
import { SourceRates } from '../../server/features/packets/source_rates';
import type { FieldType } from '../ingest/field_types';

export interface PacketRow {
  /** Place among the rows, from 1. */
  number: number;
  document: Record<string, unknown>;
}

export interface PacketRows {
  /** Rows that are ready by these packets. */
  of(packets: readonly Packet[]): Promise<PacketRow[]>;
  /** Those that are left at the end. */
  rest(): PacketRow[];
  readonly fieldTypes: ReadonlyArray<[string, FieldType]>;
  /** Of windows alone. */
  readonly windowCounts?: PacketWindowCounts;
}

export function rowsOfPackets(): PacketRows {
  const rates = new SourceRates();
  return {
    of: (packets) =>
      Promise.resolve(
        packets.map((packet) => ({
          number: packet.number,
          document: packetDocument(packet, rates.add(packet)),
        })),
      ),
    rest: () => [],
    fieldTypes: Object.entries(packetFieldTypes),
  };
}

/** @param length of a window, such as `10s` */
export function rowsOfWindows(length: string, settings: PacketSettings): PacketRows {
  const windows = new PacketWindows(length, settings);
  let number = 0;
  const numbered = (documents: Array<Record<string, unknown>>): PacketRow[] =>
    documents.map((document) => {
      number += 1;
      return { number, document };
    });
  return {
    of: async (packets) => numbered(await windows.push(packets)),
    rest: () => numbered(windows.finish()),
    fieldTypes: Object.entries(packetWindowFieldTypes),
    windowCounts: windows.counts,
  };
}
