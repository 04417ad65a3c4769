import { decodeOrThrow } from '../../common/codecs/decode';
import { packetSettingsCodec, type PacketSettings } from '../../common/packet_settings';
import { readJson } from '../files';

/**
 * Limits and suppressions from a JSON file; the usual ones without a file.
 * @throws AppError FILE_NOT_READABLE; REQUEST_INVALID, with every problem named
 */
export async function readPacketSettings(file: string | undefined): Promise<PacketSettings> {
  if (file === undefined) return {};
  const json = await readJson(file, 'REQUEST_INVALID');
  return decodeOrThrow(packetSettingsCodec, json, { what: file });
}
