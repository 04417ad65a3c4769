/** How a detector's models are made and kept: the part `model`, as it is kept and as a person writes it. */
import * as t from 'io-ts';
import { integerIn, numberIn } from './codecs/bounded';
import { strictObject } from './codecs/strict_object';

export const thresholdCodec = t.union([
  /** Share of the training rows that lie at or over the threshold, 0..0.5. */
  strictObject('contamination', { contamination: numberIn(0.000001, 0.5) }),
  /** The score itself, 0..1. */
  strictObject('score', { score: numberIn(0, 1) }),
  /** Alerts a day that people have time for, at the rate of rows that training finds in the source. */
  strictObject('alerts per day', { alerts_per_day: numberIn(0.001, 1_000_000) }),
]);
export type Threshold = t.TypeOf<typeof thresholdCodec>;

const modelProps = {
  trees: integerIn(1, 1000),
  sample_size: integerIn(2, 65_536),
  seed: integerIn(0, 4_294_967_295),
  threshold: thresholdCodec,
};

const modelChoices = {
  /** `auto`: numbers with heavy tails are compressed by asinh; see docs/features.md. `none` when left out. */
  transform: t.keyof({ none: null, auto: null }),
};

/** How a model is made: kept in its manifest too. */
export const modelOptionsCodec = strictObject('model', modelProps, modelChoices);

/** How many of the newest versions stay, with those that score, are compared or scored lately. */
export const usualKeptVersions = 10;

const keepingChoices = { keep_versions: integerIn(1, 1_000) };

export const modelCodec = strictObject('model', modelProps, { ...modelChoices, ...keepingChoices });

export const modelInputCodec = strictObject(
  'model',
  {},
  { ...modelProps, ...modelChoices, ...keepingChoices },
);
