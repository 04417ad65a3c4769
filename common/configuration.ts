/** What can be changed while the host runs; what must be known at its start stands in `kibana.yml`. */
import type * as t from 'io-ts';
import { durationIn, integerIn } from './codecs/bounded';
import { strictObject } from './codecs/strict_object';
import {
  detectorDefaultsCodec,
  detectorDefaultsProps,
  usualDetectorDefaults,
} from './detector_defaults';

const limits = {
  /** Shortest `schedule.interval` with which a detector is created or enabled. */
  minimum_interval: durationIn('1s', '1d'),
  /** Time after which a scoring run leaves the rest to the next; under the five minutes of its task. */
  run_budget: durationIn('5s', '90s'),
  /** Pages of a run that are on their way at once: more is faster and takes more memory. */
  pages_in_flight: integerIn(1, 16),
};

export const configurationCodec = strictObject('configuration', {
  ...limits,
  detector_defaults: detectorDefaultsCodec,
});
export type Configuration = t.TypeOf<typeof configurationCodec>;

/** What a person writes: the rest is as usual. */
export const configurationInputCodec = strictObject(
  'configuration',
  {},
  { ...limits, detector_defaults: strictObject('detector defaults', {}, detectorDefaultsProps) },
);
export type ConfigurationInput = t.TypeOf<typeof configurationInputCodec>;

export const usualConfiguration: Configuration = {
  minimum_interval: '1s',
  run_budget: '30s',
  pages_in_flight: 4,
  detector_defaults: usualDetectorDefaults,
};

export const completeConfiguration = (input: ConfigurationInput): Configuration => ({
  ...usualConfiguration,
  ...input,
  detector_defaults: { ...usualDetectorDefaults, ...input.detector_defaults },
});
