/** Reading headers: numbers in network byte order, addresses as text, and what goes wrong. */
import { IPv6 } from 'ipaddr.js';
import type { PacketProblem } from '../../../common/packet';

/** Ends the decoding of a packet; what was found before stays. */
export class DecodeStop extends Error {
  constructor(readonly problem: PacketProblem) {
    super(problem);
  }
}

/** @throws DecodeStop header_cut when fewer bytes were captured */
export function need(data: Buffer, length: number): void {
  if (data.length < length) throw new DecodeStop('header_cut');
}

/** @throws DecodeStop bad_length */
export function assertLength(holds: boolean): void {
  if (!holds) throw new DecodeStop('bad_length');
}

export const macAt = (data: Buffer, at: number): string =>
  (data.toString('hex', at, at + 6).match(/../g) ?? []).join(':');

export const ipv4At = (data: Buffer, at: number): string =>
  `${data[at]}.${data[at + 1]}.${data[at + 2]}.${data[at + 3]}`;

/** As RFC 5952 writes it. */
export const ipv6At = (data: Buffer, at: number): string =>
  new IPv6([...data.subarray(at, at + 16)]).toRFC5952String();
