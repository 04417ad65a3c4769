/** From a row and its score to the result document that is written. */
import type { Detector } from '../../../common/detector';
import { scoreQuantileLevels, type ModelManifest } from '../../../common/model_manifest';
import type {
  ChallengerVerdict,
  Judgement,
  Result,
  ResultStatus,
  Verdict,
} from '../../../common/result';
import { resultTimeField } from '../../../common/fields';
import { severityOf } from '../../../common/severity';
import { entityPathOf, windowField } from '../../../common/windows';
import type { Row, RowProblem } from '../../features/metrics/build_rows';
import { readField } from '../../features/metrics/read_field';
import { percentileOf } from '../../../common/quantiles';
import type { SourceDocument } from '../ports/source_reader';
import { reasonWriter } from './reasons';
import { rareFields, rowRemarks, type Remarks } from './row_remarks';
import { contributorsOf, isAnomaly, severityWith, verdictOfRules } from '../rules/decide_verdict';
import type { RuleMatch } from '../rules/rule_match';

/** What a result is made from: nothing in it depends on when it was made. */
export interface ScoredRow {
  document: SourceDocument;
  row: Row;
  /** 0..1, higher = more anomalous. */
  score: number;
  /** One number a column; they add up to the score minus the model's base score. */
  contributions: Float64Array | undefined;
  /** Where a challenger's verdict differs. */
  challenger?: ChallengerVerdict;
  /** What rules say of it; none when left out. */
  matches?: readonly RuleMatch[];
}

type Fields = SourceDocument['source'];

/** What this product adds to a document; a source's own fields of these names give way. */
const resultFieldNames: readonly (keyof Result)[] = ['ml', 'ml_anomaly', 'ml_score'];

/** Whether a path in a result is the verdict's, and not the source document's. */
export const isVerdictField = (path: string): boolean =>
  resultFieldNames.some((name) => path === name || path.startsWith(`${name}.`));

/** Of a window, what it is: a result without its span and its entity would say nothing. */
const ownFields = ({ windows }: Detector['source']): string[] =>
  windows === undefined ? [] : [windowField, entityPathOf(windows)];

function wantedFields({ destination, source: from }: Detector, source: Fields): Fields {
  const { copy_fields: fields } = destination;
  if (fields === undefined) return source;
  return Object.fromEntries(
    [from.time_field, ...ownFields(from), ...fields]
      .map((field): [string, unknown] => [field, readField(source, field)])
      .filter(([, value]) => value !== undefined),
  );
}

/**
 * The document's fields, and its event time as `@timestamp` whatever field and format the source
 * has it in: everything that reads results relies on that one. Text that says the same time stays
 * as it is, since it may be finer than a millisecond.
 */
function copiedFields(detector: Detector, { source, time }: SourceDocument): Fields {
  const wanted = wantedFields(detector, source);
  const stated = wanted[resultTimeField];
  const lacksTime = time !== null && !(typeof stated === 'string' && Date.parse(stated) === time);
  if (!lacksTime && !resultFieldNames.some((name) => name in wanted)) return wanted;
  const copied = { ...wanted };
  for (const name of resultFieldNames) delete copied[name];
  if (lacksTime) copied[resultTimeField] = new Date(time).toISOString();
  return copied;
}

/** To three decimals: the quantiles that a percentile is read from are no finer. */
const rounded = (percentile: number) => Math.round(percentile * 1_000) / 1_000;

function statusOf(row: Row, remarks: Remarks): ResultStatus {
  if (remarks.unseen.length > 0) return 'unseen_category';
  if (row.missing.length > 0) return 'imputed';
  return remarks.beyond.length > 0 ? 'out_of_range' : 'scored';
}

/** The part of a verdict that all rows of one model share. */
type SharedVerdict = Required<
  Pick<Verdict, 'threshold' | 'detector_id' | 'model_id' | 'model_version' | 'model_sha256'>
>;

/** What one model and the rules say of a row, wherever the row comes from. */
export interface JudgedRow {
  ml_score: number;
  ml_anomaly: boolean;
  ml: Judgement;
}

/** Makes verdicts of one model's scores. */
export function rowJudge(detector: Detector, model: ModelManifest): (row: ScoredRow) => JudgedRow {
  const remarksOn = rowRemarks(model);
  const reasonsOf = reasonWriter(detector, model);
  const rareOf = rareFields(model);
  const { rules } = detector;
  return ({ document, row, score, contributions, challenger, matches }) => {
    const said = verdictOfRules(rules, { matches, time: document.time });
    const forest = score >= model.threshold;
    const { matched } = said;
    const remarks = remarksOn(row);
    const { beyond, unseen } = remarks;
    const ml: Judgement = {
      status: statusOf(row, remarks),
      severity: severityWith(rules, {
        severity: severityOf(score, model.severity_scores),
        said,
      }),
      percentile: rounded(percentileOf(score, model.score_quantiles, scoreQuantileLevels)),
      ...said.ml,
    };
    if (contributions !== undefined) ml.reasons = reasonsOf({ document, row, contributions });
    if (row.missing.length > 0) ml.imputed = [...row.missing];
    if (beyond.length > 0) ml.out_of_range = [...beyond];
    if (unseen.length > 0) ml.unseen = [...unseen];
    if (challenger !== undefined) ml.challenger = challenger;
    const ml_anomaly = isAnomaly(rules, { forest, matched });
    if (ml_anomaly) {
      const rare = rareOf(row);
      if (rare.length > 0) ml.rare = rare;
      ml.contributors = contributorsOf({ forest, matched, rare: rare.length > 0 });
    }
    return { ml_score: score, ml_anomaly, ml };
  };
}

/** What is said of a row that could not be scored: it has no score. What rules say of it holds. */
export function unscoredVerdict(
  { code, field }: RowProblem,
  ruled?: { rules: Detector['rules']; time: number | null; matches?: readonly RuleMatch[] },
): Omit<JudgedRow, 'ml_score'> {
  const said = verdictOfRules(ruled?.rules, {
    matches: ruled?.matches,
    time: ruled?.time ?? null,
  });
  const { matched } = said;
  const ml_anomaly = isAnomaly(ruled?.rules, { forest: null, matched });
  return {
    ml_anomaly,
    ml: {
      status: 'skipped',
      severity: severityWith(ruled?.rules, { severity: 'none', said }),
      skip_reason: code,
      skip_field: field,
      ...said.ml,
      ...(ml_anomaly
        ? { contributors: contributorsOf({ forest: false, matched, rare: false }) }
        : {}),
    },
  };
}

const sourceOf = ({ index, id }: SourceDocument) => ({ source: { index, id } });

/** Two JSON objects that share no key, as one. */
const joined = (first: string, second: string) =>
  first === '{}' ? second : `${first.slice(0, -1)},${second.slice(1)}`;

/** A result as JSON, and its verdict. */
export interface WrittenResult {
  json: string;
  isAnomaly: boolean;
}

/**
 * Writes the results of one model's rows as JSON. Text at once and not objects first: that halves
 * what a row costs, and what all rows share is turned into text only once.
 */
export function scoredResultWriter(
  detector: Detector,
  model: ModelManifest,
): (row: ScoredRow) => WrittenResult {
  const shared: SharedVerdict = {
    threshold: model.threshold,
    detector_id: detector.id,
    model_id: model.id,
    model_version: model.version,
    model_sha256: model.sha256,
  };
  const sharedJson = JSON.stringify(shared);
  const judge = rowJudge(detector, model);
  return (row) => {
    const { ml_score, ml_anomaly, ml } = judge(row);
    const scored = JSON.stringify({ ml_score, ml_anomaly });
    const own = JSON.stringify({ ...ml, ...sourceOf(row.document) });
    const fields = JSON.stringify(copiedFields(detector, row.document));
    const json = joined(fields, joined(scored, `{"ml":${joined(own, sharedJson)}}`));
    return { json, isAnomaly: ml_anomaly };
  };
}

/** The result of a row that could not be scored, as JSON: it says why, and has no score. */
export function skippedResult(
  detector: Detector,
  document: SourceDocument,
  { problem, matches }: { problem: RowProblem; matches?: readonly RuleMatch[] },
): WrittenResult {
  const { rules } = detector;
  const { ml, ...verdict } = unscoredVerdict(problem, { rules, time: document.time, matches });
  const result: Result = {
    ...verdict,
    ml: { ...ml, detector_id: detector.id, ...sourceOf(document) },
  };
  const fields = JSON.stringify(copiedFields(detector, document));
  return { json: joined(fields, JSON.stringify(result)), isAnomaly: result.ml_anomaly };
}
