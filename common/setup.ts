/**
 * A whole set-up as one file: detectors, their champions, alert rules. Its keys are sorted and nothing in
 * it depends on the time of the export, so that two files can be compared line by line.
 */
import * as t from 'io-ts';
import { anomaliesRuleTypeId, healthRuleTypeId } from './alerting/rule_types';
import {
  duration,
  integerIn,
  numberIn,
  pattern,
  text,
  recordNestedAtMost,
  listWith,
  sha256Codec,
} from './codecs/bounded';
import { strictObject } from './codecs/strict_object';
import { detectorIdCodec, detectorInputCodec } from './detector';

/** Largest file over HTTP, in bytes: about a hundred detectors with the usual forest each. */
export const mostSetupBytes = 32 * 1024 * 1024;

const base64 = pattern(/^[A-Za-z0-9+/]+={0,2}$/, 'base64');

/** The model that scores for a detector. */
const setupModelCodec = strictObject('model', {
  detector_id: detectorIdCodec,
  /** SHA-256 of the ONNX bytes: tells at a glance whether two files have the same forest. */
  sha256: sha256Codec,
  threshold: numberIn(0, 1),
  /** The bundle that `model export` writes. */
  bundle: base64,
});
export type SetupModel = t.TypeOf<typeof setupModelCodec>;

/** What Kibana's rule API checks itself. */
const kibanasOwn = recordNestedAtMost(50);

/** Sends to the connector of this id; the rest is Kibana's, and is handed back as it came. */
const actionCodec = t.intersection([t.type({ id: text(255) }), kibanasOwn]);

/** An alert rule of one of this product's types. Keys and values are those of Kibana's rule API. */
export const setupRuleCodec = strictObject(
  'rule',
  {
    id: text(255),
    name: text(1_000),
    rule_type_id: t.keyof({ [anomaliesRuleTypeId]: null, [healthRuleTypeId]: null }),
    consumer: text(255),
    enabled: t.boolean,
    tags: listWith(text(1_000), 0, 1_000),
    schedule: strictObject('schedule', { interval: duration }),
    params: kibanasOwn,
    actions: listWith(actionCodec, 0, 1_000),
  },
  {
    throttle: duration,
    notify_when: text(100),
    alert_delay: strictObject('alert_delay', { active: integerIn(1, 1_000_000) }),
    flapping: kibanasOwn,
    system_actions: listWith(actionCodec, 0, 1_000),
  },
);
export type SetupRule = t.TypeOf<typeof setupRuleCodec>;

export const setupPartCodec = t.keyof({ detector: null, model: null, rule: null });
export type SetupPart = t.TypeOf<typeof setupPartCodec>;

/** What an export could not take with it; imports pass over it. */
const leftOutCodec = strictObject(
  'left out',
  { part: setupPartCodec, reason: t.string },
  { id: t.string },
);
export type LeftOut = t.TypeOf<typeof leftOutCodec>;

/** Most detectors, models or rules of a file. */
const mostParts = 10_000;

export const setupFileCodec = strictObject(
  'set-up',
  {
    format: t.literal('anomaly-forest-setup'),
    format_version: t.literal(1),
    detectors: listWith(detectorInputCodec, 0, mostParts),
  },
  {
    models: listWith(setupModelCodec, 0, mostParts),
    rules: listWith(setupRuleCodec, 0, mostParts),
    left_out: listWith(leftOutCodec, 0, 3 * mostParts),
  },
);
export type SetupFile = t.TypeOf<typeof setupFileCodec>;

const errorCodec = t.type({
  code: t.string,
  message: t.string,
  remedy: t.string,
  retryable: t.boolean,
});

/** What an import does, or would do, with one part of the file. */
export const setupStepCodec = t.intersection([
  t.type({
    part: setupPartCodec,
    /** Of a model, its detector's. */
    id: t.string,
    change: t.keyof({ created: null, changed: null, same: null, left_out: null }),
    /** Of a change: what is different, by path; JSON, cut where it is long; null where there is none. */
    differences: t.array(
      t.type({
        path: t.string,
        from: t.union([t.string, t.null]),
        to: t.union([t.string, t.null]),
      }),
    ),
    /** Why it cannot be imported; with one problem in the file, nothing is. */
    problems: t.array(errorCodec),
  }),
  /** Why it is left out, or what is to be known beside. */
  t.partial({ note: t.string }),
]);
export type SetupStep = t.TypeOf<typeof setupStepCodec>;

export const setupReportCodec = t.type({
  /** False of a preview. */
  imported: t.boolean,
  /** In the order in which they are imported. */
  steps: t.array(setupStepCodec),
});
export type SetupReport = t.TypeOf<typeof setupReportCodec>;
