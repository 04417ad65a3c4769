/**
 * Quantiles of a stream of scores in a few kilobytes: DDSketch (Masson, Rim and Lee 2019), whose
 * quantiles are within a share of the true value, and which can be merged and stored.
 */
import { DDSketch, LogCollapsingLowestDenseDDSketch } from '@datadog/sketches-js';

/** A quantile of 0.6 is at most 0.0015 off. */
const relativeAccuracy = 0.0025;
/** Scores from 0.006 to 1 have a bin of their own; lower ones share the lowest. */
const mostBins = 1_024;

export type ScoreSketch = LogCollapsingLowestDenseDDSketch;

export function newSketch(): ScoreSketch {
  return new LogCollapsingLowestDenseDDSketch({ relativeAccuracy, binLimit: mostBins });
}

/** As base64 of the library's protobuf form. */
export const encodeSketch = (sketch: ScoreSketch): string =>
  Buffer.from(sketch.toProto()).toString('base64');

/** All of them as one, in bounded memory. @throws Error when one is no sketch of ours. */
export function mergeSketches(encoded: readonly string[]): ScoreSketch {
  const merged = newSketch();
  for (const text of encoded) merged.merge(DDSketch.fromProto(Buffer.from(text, 'base64')));
  return merged;
}
