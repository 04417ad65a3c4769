/** What a new detector gets where its author leaves it open. */
import * as t from 'io-ts';
import { duration, integerIn, numberIn } from './codecs/bounded';
import { strictObject } from './codecs/strict_object';

export const detectorDefaultsProps = {
  /** Time between two scoring runs. */
  interval: duration,
  /** How long to wait for documents that arrive late. */
  query_delay: duration,
  /** Time between two runs that look for what came late. */
  reconcile_interval: duration,
  /** How far back such a run looks. */
  lookback: duration,
  /** Most rows drawn for training. */
  max_rows: integerIn(16, 1_000_000),
  trees: integerIn(1, 1000),
  sample_size: integerIn(2, 65_536),
  /** Share of the training rows that lie at or over the threshold, 0..0.5. */
  contamination: numberIn(0.000001, 0.5),
};

export const detectorDefaultsCodec = strictObject('detector defaults', detectorDefaultsProps);
export type DetectorDefaults = t.TypeOf<typeof detectorDefaultsCodec>;

/** Until somebody configures others. */
export const usualDetectorDefaults: DetectorDefaults = {
  interval: '10s',
  query_delay: '10s',
  reconcile_interval: '10m',
  lookback: '7d',
  max_rows: 20_000,
  trees: 100,
  sample_size: 256,
  contamination: 0.01,
};
