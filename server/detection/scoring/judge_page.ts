/**
 * One page of documents to scores. The one way that there is: the loop, which writes what comes of it,
 * and `detect`, which answers it, cannot differ.
 */
import type { Detector } from '../../../common/detector';
import { AppError, toAppError } from '../../../common/errors';
import { buildRow, type Row, type RowProblem } from '../../features/metrics/build_rows';
import { toMatrix } from '../../features/metrics/to_matrix';
import { turns } from '../../features/turns';
import {
  compareScores,
  countColumns,
  nothingObserved,
  type Observation,
  observePage,
} from './observe_scoring';
import type { SourceDocument } from '../ports/source_reader';
import type { DetectionPorts } from '../services';
import type { ModelInUse, ModelsInUse } from './models_in_use';
import type { ScoredRow } from './verdict';

/** A document that has no row, and why. */
export interface UnscoredRow {
  document: SourceDocument;
  problem: RowProblem;
}

interface SortedPage {
  rows: Array<{ document: SourceDocument; row: Row }>;
  problems: UnscoredRow[];
}

export interface PageToJudge {
  page: readonly SourceDocument[];
  /** Whether documents without an event time are skipped, since their results could not be placed. */
  needsTime: boolean;
}

function problemOf(
  detector: Detector,
  document: SourceDocument,
  needsTime: boolean,
): RowProblem | null {
  // One that was too large to read has no fields.
  if (document.problem !== undefined) return { code: document.problem, field: '' };
  if (needsTime && document.time === null) {
    return { code: 'TIME_MISSING', field: detector.source.time_field };
  }
  return null;
}

async function sortPage(detector: Detector, { page, needsTime }: PageToJudge): Promise<SortedPage> {
  const sorted: SortedPage = { rows: [], problems: [] };
  for (const document of page) {
    if (turns.isOver()) await turns.next();
    const row = problemOf(detector, document, needsTime) ?? buildRow(document, detector);
    if ('code' in row) sorted.problems.push({ document, problem: row });
    else sorted.rows.push({ document, row });
  }
  return sorted;
}

interface RowsToScore {
  rows: SortedPage['rows'];
  signal: AbortSignal;
}

async function scoreRows(
  ports: Pick<DetectionPorts, 'forest'>,
  { manifest, forest }: ModelInUse,
  { rows, signal, explainFrom }: RowsToScore & { explainFrom: number },
) {
  const matrix = await toMatrix(
    rows.map(({ row }) => row),
    manifest.features,
  );
  const columns = await countColumns(manifest, matrix);
  const answer = await ports.forest.score({ model: forest, matrix, explainFrom }, signal);
  return { manifest, columns, ...answer };
}

/** How failures name the challenger of a detector. */
export const challengerSubject = (detectorId: string) => `Detector ${detectorId}, challenger`;

/**
 * By the challenger; null when there is none. One that cannot score must not keep the champion from
 * it: it is named in the log, and left out of the page.
 * @throws AppError ABORTED
 */
async function scoreBeside(
  ports: Pick<DetectionPorts, 'forest' | 'failures'>,
  challenger: ModelInUse | null | undefined,
  rows: RowsToScore,
) {
  if (!challenger) return null;
  const subject = challengerSubject(challenger.manifest.detector_id);
  try {
    const scored = await scoreRows(ports, challenger, { ...rows, explainFrom: Infinity });
    ports.failures.report(subject, null);
    return scored;
  } catch (error) {
    if (error instanceof AppError && error.code === 'ABORTED') throw error;
    ports.failures.report(subject, toAppError(error));
    return null;
  }
}

/** By both models: the same rows, each filled in with its own model's typical values. */
async function judgeRows(
  ports: Pick<DetectionPorts, 'forest' | 'failures'>,
  { model, challenger }: ModelsInUse,
  { rows, signal }: RowsToScore,
): Promise<{ scored: ScoredRow[]; observation: Observation }> {
  if (rows.length === 0) return { scored: [], observation: nothingObserved };
  // One after the other: the pages in flight keep the threads busy, and each holds one matrix at a time.
  const explainFrom = model.manifest.threshold;
  const own = await scoreRows(ports, model, { rows, signal, explainFrom });
  const other = await scoreBeside(ports, challenger, { rows, signal });
  const scored = rows.map(({ document, row }, r): ScoredRow => {
    const score = own.scores[r] ?? NaN;
    const judged: ScoredRow = { document, row, score, contributions: own.contributions.get(r) };
    if (other === null) return judged;
    const ml_score = other.scores[r] ?? NaN;
    const ml_anomaly = ml_score >= other.manifest.threshold;
    return ml_anomaly === score >= own.manifest.threshold
      ? judged
      : { ...judged, challenger: { model_version: other.manifest.version, ml_score, ml_anomaly } };
  });
  const times = rows.map(({ document }) => document.time ?? 0);
  return {
    scored,
    observation: {
      window: await observePage(model.manifest, {
        scores: own.scores,
        times,
        columns: own.columns,
      }),
      comparison: other === null ? null : compareScores(own, other),
    },
  };
}

/** Each document once: scored, or with the problem that kept it from that. */
export interface JudgedPage {
  scored: ScoredRow[];
  unscored: UnscoredRow[];
  observation: Observation;
}

/** @throws AppError SCORER_UNAVAILABLE, MODEL_CORRUPT, ABORTED */
export async function judgePage(
  ports: Pick<DetectionPorts, 'forest' | 'failures'>,
  { detector, ...models }: { detector: Detector } & ModelsInUse,
  { signal, ...pageToJudge }: PageToJudge & { signal: AbortSignal },
): Promise<JudgedPage> {
  const { rows, problems } = await sortPage(detector, pageToJudge);
  return { ...(await judgeRows(ports, models, { rows, signal })), unscored: problems };
}
