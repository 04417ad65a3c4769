/**
 * A detector: what to read, which fields to judge by, how to model them, where results go.
 * This one codec is the API's body, the stored form, the command line's file and the pages' state.
 */
import * as t from 'io-ts';
import { listOf, numberIn, pattern, text } from './codecs/bounded';
import { strictObject } from './codecs/strict_object';
import { detectorKindCodec } from './detector_kind';
import { modelCodec, modelInputCodec } from './detector_model';
import { detectorRulesCodec, detectorRulesInputCodec } from './detector_rules';
import { scheduleCodec, scheduleInputCodec } from './detector_schedule';
import { sourceCodec, sourceInputCodec } from './detector_source';
import { trainingCodec, trainingInputCodec } from './detector_training';
import { featureCodec, featureInputCodec } from './feature';
import { indexName } from './index_patterns';

export const detectorIdCodec = pattern(
  /^[a-z0-9][a-z0-9_-]{0,62}$/,
  'an id of 1 to 63 lower-case letters, digits, "-" or "_"',
);

const severityPercentilesCodec = strictObject('severity_percentiles', {
  low: numberIn(0, 100),
  medium: numberIn(0, 100),
  high: numberIn(0, 100),
  critical: numberIn(0, 100),
});

const destinationCodec = strictObject(
  'destination',
  { index: indexName },
  {
    /** Source fields copied to each result; all of them when left out. */
    copy_fields: listOf(text(255), 0, 1000),
  },
);

export const detectorCodec = strictObject(
  'detector',
  {
    id: detectorIdCodec,
    name: text(120),
    kind: detectorKindCodec,
    source: sourceCodec,
    features: listOf(featureCodec, 1, 200),
    training: trainingCodec,
    model: modelCodec,
    severity_percentiles: severityPercentilesCodec,
    destination: destinationCodec,
    schedule: scheduleCodec,
    enabled: t.boolean,
  },
  { description: text(1000), rules: detectorRulesCodec },
);
export type Detector = t.TypeOf<typeof detectorCodec>;

/**
 * What a person has to write: the rest has defaults. A feature may be its field name alone; of windows,
 * the features are all measures when they are left out.
 */
export const detectorInputCodec = strictObject(
  'detector',
  {
    id: detectorIdCodec,
    source: sourceInputCodec,
  },
  {
    /** Those that are usual for the kind when left out; metrics have none. */
    features: listOf(featureInputCodec, 1, 200),
    rules: detectorRulesInputCodec,
    name: text(120),
    description: text(1000),
    kind: detectorKindCodec,
    training: trainingInputCodec,
    model: modelInputCodec,
    severity_percentiles: severityPercentilesCodec,
    destination: strictObject(
      'destination',
      {},
      { index: indexName, copy_fields: listOf(text(255), 0, 1000) },
    ),
    schedule: scheduleInputCodec,
    enabled: t.boolean,
  },
);
export type DetectorInput = t.TypeOf<typeof detectorInputCodec>;
