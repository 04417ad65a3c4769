/**
 * Quantiles of a stream of scores in a few kilobytes: DDSketch (Masson, Rim and Lee 2019), whose
 * quantiles are within a share of the true value, and which can be merged and stored.
 */
import { DDSketch } from '@datadog/sketches-js';

/** A quantile of 0.6 is at most 0.0015 off. */
const relativeAccuracy = 0.0025;
/** Lower scores count as this: it is what bounds the sketch, to 922 bins. No forest scores so low. */
const lowestScore = 0.01;

export type ScoreSketch = DDSketch;

export const newSketch = (): ScoreSketch => new DDSketch({ relativeAccuracy });

/** Takes in a score, 0..1. */
export function addScore(sketch: ScoreSketch, score: number): void {
  sketch.accept(Math.max(lowestScore, score));
}

/** As base64 of the library's protobuf form. */
export const encodeSketch = (sketch: ScoreSketch): string =>
  Buffer.from(sketch.toProto()).toString('base64');

/**
 * All of them as one. Bin by bin, and not by the library's own `merge`: what that reads back has empty
 * bins at both ends, which would grow with every merge.
 * @throws Error when one is no sketch of ours.
 */
export function mergeSketches(encoded: readonly string[]): ScoreSketch {
  const merged = newSketch();
  for (const text of encoded) {
    const { mapping, store } = DDSketch.fromProto(Buffer.from(text, 'base64'));
    store.bins.forEach((count, bin) => {
      if (count > 0) merged.accept(mapping.value(store.offset + bin), count);
    });
  }
  return merged;
}
