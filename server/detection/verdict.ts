/** From a row and its score to the result document that is written. */
import type { Detector } from '../../common/detector';
import { scoreQuantileLevels, type ModelManifest } from '../../common/model_manifest';
import type { Reason, Result, ResultStatus, Verdict } from '../../common/result';
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
  const copied = { ...wantedFields(detector, source) };
  const stated = copied[resultTimeField];
  const isSame = typeof stated === 'string' && Date.parse(stated) === time;
  if (time !== null && !isSame) copied[resultTimeField] = new Date(time).toISOString();
  return copied;
}

const none: string[] = [];

/** Values beyond what training saw; a missing value is not beyond anything. */
function outOfRange(model: ModelManifest, row: Row): string[] {
  const isBeyond = ({ min, max }: { min: number; max: number }, column: number) => {
    const value = row.values[column] ?? NaN;
    return value < min || value > max;
  };
  if (!model.features.some(isBeyond)) return none;
  return model.features.filter(isBeyond).map(({ field }) => field);
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
  // Assigned one by one: this runs for every row, and spreading objects together costs more.
  const ml: Verdict = {
    status: statusOf(row.missing, beyond),
    severity: severityOf(score, model.severity_scores),
    percentile: percentileOf(score, model.score_quantiles, scoreQuantileLevels),
    threshold: model.threshold,
    detector_id: detector.id,
    source: { index: document.index, id: document.id },
    model_id: model.id,
    model_version: model.version,
    model_sha256: model.sha256,
  };
  if (contributions !== undefined) ml.reasons = reasonsOf(model, row, contributions);
  if (row.missing.length > 0) ml.imputed = row.missing;
  if (beyond.length > 0) ml.out_of_range = beyond;
  return Object.assign(copiedFields(detector, document), {
    ml_score: score,
    ml_anomaly: score >= model.threshold,
    ml,
  });
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
      detector_id: detector.id,
      source: { index: document.index, id: document.id },
    },
  };
}
