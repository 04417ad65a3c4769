/** Frames as a capture through the whole way: file, decoder, rules. */
import {
  surveyCapture,
  type CaptureSurvey,
} from '../../../server/detection/packets/survey_capture';
import { pcapBytes, type TimedFrame } from '../../../simulators/packets/capture_bytes';

/** Pieces of odd sizes, so that headers are cut anywhere. */
export async function* inPieces(bytes: Buffer, size = 1_013): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) {
    yield await Promise.resolve(bytes.subarray(at, at + size));
  }
}

export const surveyBytes = (bytes: Buffer, size?: number): Promise<CaptureSurvey> =>
  surveyCapture(inPieces(bytes, size), { name: 'test' });

export const surveyFrames = (frames: readonly TimedFrame[]): Promise<CaptureSurvey> =>
  surveyBytes(pcapBytes([...frames].sort((a, b) => a.at - b.at)), 65_536);

/** What was found, as "rule attacker target". */
export const foundBy = ({ findings }: CaptureSurvey): string[] =>
  findings.map(({ rule, source, targets }) =>
    targets.count === 1
      ? `${rule} ${source.ip} ${targets.ip.join()}`
      : `${rule} ${source.ip} ${targets.count} targets`,
  );
