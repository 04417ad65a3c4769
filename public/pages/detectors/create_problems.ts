/** What is wrong with the JSON of a detector, one problem a line. */
import { i18n } from '@kbn/i18n';
import { decodeOrThrow } from '../../../common/codecs/decode';
import { completeDetector } from '../../../common/complete_detector';
import { detectorInputCodec } from '../../../common/detector';
import type { ApiError } from '../../api_error';

/** The problems that the server's message lists after what it is about, separated by "; ". */
export function problemsOf(error: Pick<ApiError, 'message'>): string[] {
  return error.message
    .replace(/^(?:Body|Detector [\w-]+): /, '')
    .split(/; (?=\S)/)
    .map((problem) => problem.trim())
    .filter((problem) => problem !== '');
}

export type Parsed = { ok: true; value: unknown } | { ok: false; problem: string };

/** The text as JSON, or what the parser stumbled over. */
export function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    return {
      ok: false,
      problem: i18n.translate('anomalyForest.detectors.createProblems.notValidJsonText', {
        defaultMessage: 'This is not valid JSON: {why}',
        values: { why },
      }),
    };
  }
}

/** A detector with its defaults filled in, or every problem of one that is not complete enough. */
export function complete(value: unknown): Parsed {
  try {
    return {
      ok: true,
      value: completeDetector(decodeOrThrow(detectorInputCodec, value, { what: 'Detector' })),
    };
  } catch (thrown) {
    return { ok: false, problem: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}
