/** From a row and its score to the result document that is written. */
import type { Detector } from '../../common/detector';
import { scoreQuantileLevels, type ModelManifest } from '../../common/model_manifest';
import type { Reason, Result, ResultStatus } from '../../common/result';
import { resultTimeField } from '../../common/fields';
import { severityOf } from '../../common/severity';
import type { Row, RowProblem } from '../features/metrics/build_rows';
import { readField } from '../features/metrics/read_field';
import { percentileOf } from '../forest/quantile';
import type { SourceDocument } from './ports';

/** What a result is made from: nothing in it depends on when it was made. */
export interface ScoredRow {
  document: SourceDocument;
  row: Row;
  /** 0..1, higher = more anomalous. */
  score: number;
  /** One number a feature; they add up to the score minus the model's base score. */
  contributions: Float64Array | undefined;
}

type ResultDocument = Result & Record<string, unknown>;

function wantedFields(detector: Detector, source: SourceDocument['source']) {
  const { copy_fields: fields } = detector.destination;
  if (fields === undefined) return source;
  return Object.fromEntries(
    [detector.source.time_field, ...fields]
      .map((field): [string, unknown] => [field, readField(source, field)])
      .filter(([, value]) => value !== undefined),
  );
}

/**
 * The document's fields, and its event time as `@timestamp` whatever field and format the source
 * has it in: everything that reads results relies on that one. Text that says the same time stays
 * as it is, since it may be finer than a millisecond.
 */
function copiedFields(detector: Detector, { source, time }: SourceDocument) {
  const copied = wantedFields(detector, source);
  const stated = copied[resultTimeField];
  const isSame = typeof stated === 'string' && Date.parse(stated) === time;
  return time === null || isSame
    ? copied
    : { ...copied, [resultTimeField]: new Date(time).toISOString() };
}

function origin(detector: Detector, document: SourceDocument) {
  return { detector_id: detector.id, source: { index: document.index, id: document.id } };
}

/** Values beyond what training saw; a missing value is not beyond anything. */
function outOfRange(model: ModelManifest, row: Row): string[] {
  return model.features
    .filter((feature, column) => {
      const value = row.values[column] ?? NaN;
      return value < feature.min || value > feature.max;
    })
    .map((feature) => feature.field);
}

function statusOf(imputed: string[], beyond: string[]): ResultStatus {
  if (imputed.length > 0) return 'imputed';
  return beyond.length > 0 ? 'out_of_range' : 'scored';
}

function reasonsOf(model: ModelManifest, row: Row, contributions: Float64Array): Reason[] {
  return model.features
    .map((feature, column) => ({
      feature: feature.field,
      value: row.missing.includes(feature.field)
        ? feature.median
        : (row.values[column] ?? feature.median),
      typical: feature.median,
      contribution: contributions[column] ?? 0,
    }))
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}

/** The result of a row that was scored. */
export function scoredResult(
  detector: Detector,
  model: ModelManifest,
  { document, row, score, contributions }: ScoredRow,
): ResultDocument {
  const beyond = outOfRange(model, row);
  return {
    ...copiedFields(detector, document),
    ml_score: score,
    ml_anomaly: score >= model.threshold,
    ml: {
      status: statusOf(row.missing, beyond),
      severity: severityOf(score, model.severity_scores),
      percentile: percentileOf(score, model.score_quantiles, scoreQuantileLevels),
      threshold: model.threshold,
      ...(contributions === undefined ? {} : { reasons: reasonsOf(model, row, contributions) }),
      ...(row.missing.length > 0 ? { imputed: row.missing } : {}),
      ...(beyond.length > 0 ? { out_of_range: beyond } : {}),
      ...origin(detector, document),
      model_id: model.id,
      model_version: model.version,
      model_sha256: model.sha256,
    },
  };
}

/** The result of a row that could not be scored: it says why, and has no score. */
export function skippedResult(
  detector: Detector,
  document: SourceDocument,
  problem: RowProblem,
): ResultDocument {
  return {
    ...copiedFields(detector, document),
    ml_anomaly: false,
    ml: {
      status: 'skipped',
      severity: 'none',
      skip_reason: problem.code,
      skip_field: problem.field,
      ...origin(detector, document),
    },
  };
}
