/** One page of documents to its results, written. */
import type { Detector } from '../../common/detector';
import type { RowProblem } from '../features/metrics/build_rows';
import { judgePage, type ModelsInUse } from './judge_page';
import { nothingObserved, type Observation } from './observe_scoring';
import type { ResultWrite, SourceDocument } from './ports';
import { resultId } from './result_id';
import { sumSkipReasons, type PageSummary } from './run_counts';
import type { Matches } from './rules/rule_watch';
import type { DetectionPorts } from './services';
import { scoredResultWriter, skippedResult, type WrittenResult } from './verdict';

/** How a page ended, and what it showed. */
export interface SettledPage extends PageSummary {
  observation: Observation;
}

interface PageToSettle {
  page: readonly SourceDocument[];
  /** What rules say of its documents. */
  matches?: Matches;
  signal: AbortSignal;
}

const nothingSettled: SettledPage = {
  read: 0,
  scored: 0,
  anomalous: 0,
  skip_reasons: [],
  dead_lettered: 0,
  observation: nothingObserved,
};

interface JudgedDocument extends WrittenResult {
  document: SourceDocument;
}

async function writeResults(
  ports: Pick<DetectionPorts, 'writer'>,
  { detector, results }: { detector: Detector; results: readonly JudgedDocument[] },
  signal: AbortSignal,
): Promise<Pick<SettledPage, 'read' | 'anomalous' | 'dead_lettered'>> {
  const writes = results.map(({ document: { index, id, time }, json }): ResultWrite => ({
    id: resultId(detector.id, index, id),
    source: { index, id },
    time,
    json,
  }));
  const { dead_lettered } = await ports.writer.write(detector, writes, signal);
  const anomalous = results.filter((result) => result.isAnomaly).length;
  return { read: results.length, anomalous, dead_lettered };
}

/**
 * Scores a page and writes its results; on return each document is scored, skipped with a reason,
 * or dead-lettered.
 * @throws AppError when that could not be done for every document; then nothing counts as settled.
 */
export async function settlePage(
  ports: DetectionPorts,
  { detector, ...models }: { detector: Detector } & ModelsInUse,
  { page, matches, signal }: PageToSettle,
): Promise<SettledPage> {
  if (page.length === 0) return nothingSettled;
  const judged = await judgePage(ports, { detector, ...models }, { page, needsTime: true, signal });
  const { scored, unscored, observation } = judged;
  const scoredResult = scoredResultWriter(detector, models.model.manifest);
  const results = [
    ...scored.map((row) => {
      const { document } = row;
      return { document, ...scoredResult({ ...row, matches: matches?.get(document) }) };
    }),
    ...unscored.map(({ document, problem }) => ({
      document,
      ...skippedResult(detector, document, { problem, matches: matches?.get(document) }),
    })),
  ];
  return {
    ...(await writeResults(ports, { detector, results }, signal)),
    scored: scored.length,
    skip_reasons: sumSkipReasons(unscored.map(({ problem }) => ({ ...problem, rows: 1 }))),
    observation,
  };
}

/**
 * Writes what the rules alone say of a page, while there is no model: every document is skipped for
 * that, until a model scores it under the same id.
 * @throws AppError as `settlePage`
 */
export async function settlePageByRules(
  ports: Pick<DetectionPorts, 'writer'>,
  { detector, page, matches }: { detector: Detector } & Required<Omit<PageToSettle, 'signal'>>,
  signal: AbortSignal,
): Promise<SettledPage> {
  if (page.length === 0) return nothingSettled;
  const problem: RowProblem = { code: 'MODEL_NOT_TRAINED', field: '' };
  const results = page.map((document) => ({
    document,
    ...skippedResult(detector, document, { problem, matches: matches.get(document) }),
  }));
  return {
    ...nothingSettled,
    ...(await writeResults(ports, { detector, results }, signal)),
    skip_reasons: [{ ...problem, rows: page.length }],
  };
}
