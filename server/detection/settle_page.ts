/** One page of documents to its results: rows, scores, verdicts, written. */
import type { Detector } from '../../common/detector';
import type { ModelManifest } from '../../common/model_manifest';
import { buildRow, type Row, type RowProblem } from '../features/metrics/build_rows';
import { toMatrix } from '../features/metrics/to_matrix';
import type { ForestModel } from '../forest/forest_engine';
import type { ResultWrite, SourceDocument } from './ports';
import { resultId } from './result_id';
import { sumSkipReasons, type PageSummary } from './run_counts';
import type { DetectionPorts } from './services';
import { scoredResultWriter, skippedResult, type ScoredRow } from './verdict';

/** A model ready to score with: one for the whole of a run, so that no page mixes two. */
export interface ModelInUse {
  manifest: ModelManifest;
  forest: ForestModel;
}

interface SortedPage {
  rows: Array<{ document: SourceDocument; row: Row }>;
  problems: Array<{ document: SourceDocument; problem: RowProblem }>;
}

/** A document without its event time cannot be placed; one too large to read has no fields. */
function problemOf(detector: Detector, document: SourceDocument): RowProblem | null {
  if (document.problem !== undefined) return { code: document.problem, field: '' };
  if (document.time === null) return { code: 'TIME_MISSING', field: detector.source.time_field };
  return null;
}

function sortPage(detector: Detector, page: readonly SourceDocument[]): SortedPage {
  const sorted: SortedPage = { rows: [], problems: [] };
  for (const document of page) {
    const row = problemOf(detector, document) ?? buildRow(document, detector);
    if ('code' in row) sorted.problems.push({ document, problem: row });
    else sorted.rows.push({ document, row });
  }
  return sorted;
}

async function scoreRows(
  ports: DetectionPorts,
  { manifest, forest }: ModelInUse,
  { rows, signal }: { rows: SortedPage['rows']; signal: AbortSignal },
): Promise<ScoredRow[]> {
  if (rows.length === 0) return [];
  const matrix = toMatrix(
    rows.map(({ row }) => row),
    manifest.features,
  );
  const answer = await ports.forest.score(
    { model: forest, matrix, explainFrom: manifest.threshold },
    signal,
  );
  return rows.map(({ document, row }, r) => ({
    document,
    row,
    score: answer.scores[r] ?? NaN,
    contributions: answer.contributions.get(r),
  }));
}

/**
 * Scores a page and writes its results; on return each document is scored, skipped with a reason,
 * or dead-lettered.
 * @throws AppError when that could not be done for every document; then nothing counts as settled.
 */
export async function settlePage(
  ports: DetectionPorts,
  { detector, model }: { detector: Detector; model: ModelInUse },
  { page, signal }: { page: readonly SourceDocument[]; signal: AbortSignal },
): Promise<PageSummary> {
  const { rows, problems } = sortPage(detector, page);
  const scored = await scoreRows(ports, model, { rows, signal });
  const write = ({ index, id, time }: SourceDocument, json: string): ResultWrite => ({
    id: resultId(detector.id, index, id),
    source: { index, id },
    time,
    json,
  });
  const scoredResult = scoredResultWriter(detector, model.manifest);
  const results = [
    ...scored.map((row) => write(row.document, scoredResult(row))),
    ...problems.map(({ document, problem }) =>
      write(document, skippedResult(detector, document, problem)),
    ),
  ];
  const { dead_lettered } = await ports.writer.write(detector, results, signal);
  return {
    read: page.length,
    scored: scored.length,
    anomalous: scored.filter(({ score }) => score >= model.manifest.threshold).length,
    skip_reasons: sumSkipReasons(problems.map(({ problem }) => ({ ...problem, rows: 1 }))),
    dead_lettered,
  };
}
