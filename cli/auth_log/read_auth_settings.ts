import { authSettingsCodec, type AuthSettings } from '../../common/auth_settings';
import { decodeOrThrow } from '../../common/codecs/decode';
import { readJson } from '../files';

/**
 * Keywords and limits from a JSON file; the usual ones without a file.
 * @throws AppError FILE_NOT_READABLE; REQUEST_INVALID, with every problem named
 */
export async function readAuthSettings(file: string | undefined): Promise<AuthSettings> {
  if (file === undefined) return {};
  const json = await readJson(file, 'REQUEST_INVALID');
  return decodeOrThrow(authSettingsCodec, json, { what: file });
}
