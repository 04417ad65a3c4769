import { decodeOrThrow } from '../common/codecs/decode';
import { detectorInputCodec, type DetectorInput } from '../common/detector';
import { readJson } from './files';

/** A detector from a JSON file. @throws AppError DETECTOR_INVALID with every problem */
export async function readDetector(file: string): Promise<DetectorInput> {
  const code = 'DETECTOR_INVALID';
  return decodeOrThrow(detectorInputCodec, await readJson(file, code), { what: file, code });
}
