/** Results that can be labelled together: rows like one row, or what is flagged of an entity or in a window. */
import type { ResultRow } from '../../../common/api/search_results';
import { mostSelected, type LabelSelection } from '../../../common/api/select_for_labels';
import type { Detector } from '../../../common/detector';
import { AppError } from '../../../common/errors';
import { twinLikeness } from '../../../common/learning';
import { buildRow, type Row } from '../../features/metrics/build_rows';
import { toMatrix } from '../../features/metrics/to_matrix';
import { turns } from '../../features/turns';
import type { ResultFilter } from '../ports/anomaly_survey';
import { inBatches } from '../in_batches';
import { loadDetector, loadVersion } from '../detectors/load_detector';
import { manifestOf } from '../models/model_roles';
import type { SourceDocument } from '../ports/source_reader';
import { resultId } from '../scoring/result_id';
import { findScoredDocument, uncopiedPaths } from '../scoring/scored_document';
import type { DetectionPorts } from '../services';
import { resultSearcher, type ResultSearch } from './suggest_labels';
import { trainingScope } from '../scoring/source_scope';

export interface SelectionOptions {
  /** `_id` of a result: rows like it. Without it, rows that are flagged. */
  like?: string;
  /** Least likeness to that row, 0..1; `twinLikeness` when left out. */
  least_likeness?: number;
  entity?: { field: string; value: string };
  /** Event times in milliseconds; any when left out. */
  from?: number;
  to?: number;
}

/** Rows next in score that are looked at, on each side: rows that are alike have like scores. */
const lookedAtEachSide = 500;

type Ports = Pick<
  DetectionPorts,
  'detectors' | 'forest' | 'labels' | 'models' | 'reader' | 'results' | 'roles'
>;

interface Chosen {
  rows: LabelSelection['rows'];
  lookedAt: number;
}

async function scoredLike(
  ports: Ports,
  { detector, like }: { detector: Detector; like: string },
  signal: AbortSignal,
) {
  const scored = await ports.results.find(detector, like, signal);
  const version = scored?.result.ml.model_version;
  const score = scored?.result.ml_score;
  if (!scored || version === undefined || score === undefined) {
    throw new AppError(
      'RESULT_NOT_FOUND',
      `There is no scored result "${like}" of detector "${detector.id}" in "${detector.destination.index}".`,
    );
  }
  const document = await findScoredDocument(ports, { detector, scored }, signal);
  const row = buildRow(document, detector);
  if (!('code' in row)) return { row, score, version };
  throw new AppError(
    row.code,
    `Result "${like}" is not as it was scored: see field "${row.field}".`,
  );
}

/** Results that are looked up at once. */
const lookUps = 20;

/**
 * Windows as their results have them: to compute so many again would mean to read most of the source.
 */
async function rowsOfWindows(
  ports: Pick<DetectionPorts, 'results'>,
  { detector, results }: { detector: Detector; results: readonly ResultRow[] },
  signal: AbortSignal,
): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>();
  await inBatches(results, lookUps, async ({ result_id: id }) => {
    const found = await ports.results.find(detector, id, signal);
    if (found === null) return;
    const row = buildRow({ source: found.fields, time: found.time }, detector);
    if (!('code' in row)) rows.set(id, row);
  });
  return rows;
}

/** Whether all that is compared stands in the results. @throws AppError MEASURES_NOT_COPIED */
function assertCopied(detector: Detector): void {
  const lacking = uncopiedPaths(detector);
  if (lacking.length === 0) return;
  throw new AppError(
    'MEASURES_NOT_COPIED',
    `Windows of detector "${detector.id}" are compared by their results in "${detector.destination.index}", which have no copy of ${lacking.join(', ')}.`,
  );
}

/** The documents behind results, as rows; those that are gone or cannot be made are left out. */
async function rowsOf(
  { reader }: Pick<DetectionPorts, 'reader'>,
  { detector, results }: { detector: Detector; results: readonly ResultRow[] },
  signal: AbortSignal,
): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>();
  if (results.length === 0) return rows;
  const pages: AsyncIterable<SourceDocument[]> = reader.sample(
    trainingScope(detector),
    {
      range: { from: null, to: null },
      filter: { ids: { values: results.map(({ ml }) => ml.source.id) } },
      size: results.length,
      seed: 0,
    },
    signal,
  );
  for await (const page of pages) {
    for (const document of page) {
      if (turns.isOver()) await turns.next();
      const row = document.problem ? { code: document.problem } : buildRow(document, detector);
      if (!('code' in row)) rows.set(resultId(detector.id, document.index, document.id), row);
    }
  }
  return rows;
}

async function chooseLike(
  ports: Ports,
  {
    detector,
    like,
    least,
    search,
    filters,
    left,
  }: {
    detector: Detector;
    like: string;
    least: number;
    search: ResultSearch;
    filters: readonly ResultFilter[];
    left: readonly string[];
  },
  signal: AbortSignal,
): Promise<Chosen> {
  const isOfWindows = detector.source.windows !== undefined;
  if (isOfWindows) assertCopied(detector);
  const { row, score, version } = await scoredLike(ports, { detector, like }, signal);
  const side = async (range: object, order: 'asc' | 'desc') => {
    const more = [{ range: { ml_score: range } }, { term: { 'ml.model_version': version } }];
    const query = { size: lookedAtEachSide, order, filters: [...filters, ...more] };
    return (await search(query, [...left, like])).rows;
  };
  const results = [...(await side({ gte: score }, 'asc')), ...(await side({ lt: score }, 'desc'))];
  const rows = await (isOfWindows ? rowsOfWindows : rowsOf)(ports, { detector, results }, signal);
  const kept = results.filter(({ result_id: id }) => rows.has(id));
  const manifest = await manifestOf(ports, detector.id, version);
  const { forest } = await loadVersion(ports, detector, manifest);
  const matrixOf = (some: readonly Row[]) => toMatrix(some, manifest.features);
  const likeness = await ports.forest.liken(
    {
      model: forest,
      one: await matrixOf([row]),
      matrix: await matrixOf(kept.flatMap(({ result_id: id }) => rows.get(id) ?? [])),
    },
    signal,
  );
  return {
    rows: kept
      .map((result, i) => ({ ...result, likeness: likeness[i] ?? 0 }))
      .filter((result) => result.likeness >= least)
      .sort((a, b) => b.likeness - a.likeness),
    lookedAt: kept.length,
  };
}

/**
 * None of them has a label. Nothing is labelled: that is `labelResults`, once somebody has seen how many
 * they are.
 * @throws AppError DETECTOR_NOT_FOUND, RESULT_NOT_FOUND, SOURCE_GONE, MEASURES_NOT_COPIED, MODEL_NOT_FOUND, ES_FORBIDDEN, ...
 */
export async function selectResults(
  ports: Ports,
  { detectorId, ...options }: SelectionOptions & { detectorId: string },
  signal: AbortSignal,
): Promise<LabelSelection> {
  const { entity, from, least_likeness: least = twinLikeness, like, to } = options;
  const detector = await loadDetector(ports, detectorId);
  const left = (await ports.labels.list(detectorId)).map(({ result_id: id }) => id);
  const filters = entity === undefined ? [] : [{ term: { [entity.field]: entity.value } }];
  const search = resultSearcher(ports, { detector, options: { from, to }, signal });
  if (like === undefined) {
    const asked = { size: mostSelected, only_anomalies: true, filters };
    const { rows, total } = await search(asked, left);
    const chosen = rows.map((row) => ({ ...row, likeness: null }));
    return { detector_id: detectorId, rows: chosen, total, looked_at: total };
  }
  const asked = { detector, like, least, search, filters, left };
  const { lookedAt, rows } = await chooseLike(ports, asked, signal);
  return {
    detector_id: detectorId,
    rows: rows.slice(0, mostSelected),
    total: rows.length,
    looked_at: lookedAt,
  };
}
