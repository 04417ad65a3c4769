/** One page of documents to its results, written. */
import type { Detector } from '../../../common/detector';
import type { RowProblem } from '../../features/metrics/build_rows';
import { turns } from '../../features/turns';
import { judgePage, type JudgedPage } from './judge_page';
import type { ModelInUse, ModelsInUse } from './models_in_use';
import { nothingObserved, type Observation } from './observe_scoring';
import type { ResultWrite } from '../ports/result_writer';
import type { SourceDocument } from '../ports/source_reader';
import { resultId } from './result_id';
import { sumSkipReasons, type PageSummary } from './run_counts';
import type { Matches } from '../rules/rule_watch';
import type { DetectionPorts } from '../services';
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

interface JudgedDocument extends WrittenResult {
  document: SourceDocument;
}

/** A page whose results are not written yet. */
interface DraftedPage {
  results: ResultWrite[];
  settled: Omit<SettledPage, 'dead_lettered'>;
}

const nothingSettled: SettledPage = {
  read: 0,
  scored: 0,
  anomalous: 0,
  skip_reasons: [],
  dead_lettered: 0,
  observation: nothingObserved,
};

function* eachJudged(
  detector: Detector,
  { manifest }: ModelInUse,
  { scored, unscored, matches }: JudgedPage & Pick<PageToSettle, 'matches'>,
): Generator<JudgedDocument, void> {
  const scoredResult = scoredResultWriter(detector, manifest);
  for (const row of scored) {
    const { document } = row;
    yield { document, ...scoredResult({ ...row, matches: matches?.get(document) }) };
  }
  for (const { document, problem } of unscored) {
    const why = { problem, matches: matches?.get(document) };
    yield { document, ...skippedResult(detector, document, why) };
  }
}

function* eachUnmodelled(
  detector: Detector,
  { page, matches }: Pick<PageToSettle, 'page' | 'matches'>,
  problem: RowProblem,
): Generator<JudgedDocument, void> {
  for (const document of page) {
    const why = { problem, matches: matches?.get(document) };
    yield { document, ...skippedResult(detector, document, why) };
  }
}

/** Turning rows into text is most of what a page costs here: others have their turn meanwhile. */
async function draftResults(
  detector: Detector,
  judged: Iterable<JudgedDocument>,
): Promise<{ results: ResultWrite[]; anomalous: number }> {
  const results: ResultWrite[] = [];
  let anomalous = 0;
  for (const { document, json, isAnomaly } of judged) {
    const { index, id, time } = document;
    if (isAnomaly) anomalous += 1;
    results.push({
      id: resultId(detector.id, index, id),
      source: { index, id },
      time,
      json: Buffer.from(json),
    });
    if (turns.isOver()) await turns.next();
  }
  return { results, anomalous };
}

async function draftPage(
  ports: DetectionPorts,
  { detector, ...models }: { detector: Detector } & ModelsInUse,
  { page, matches, signal }: PageToSettle,
): Promise<DraftedPage> {
  const judged = await judgePage(ports, { detector, ...models }, { page, needsTime: true, signal });
  const { scored, unscored, observation } = judged;
  const each = eachJudged(detector, models.model, { ...judged, matches });
  const { results, anomalous } = await draftResults(detector, each);
  return {
    results,
    settled: {
      read: page.length,
      scored: scored.length,
      anomalous,
      skip_reasons: sumSkipReasons(unscored.map(({ problem }) => ({ ...problem, rows: 1 }))),
      observation,
    },
  };
}

async function writePage(
  { writer }: Pick<DetectionPorts, 'writer'>,
  { detector, drafted }: { detector: Detector; drafted: DraftedPage },
  signal: AbortSignal,
): Promise<SettledPage> {
  const { dead_lettered } = await writer.write(detector, drafted.results, signal);
  return { ...drafted.settled, dead_lettered };
}

/**
 * Scores a page and writes its results; resolves once each document is scored, skipped with a reason,
 * or dead-lettered.
 * @throws AppError when that could not be done for every document; then nothing counts as settled.
 */
export function settlePage(
  ports: DetectionPorts,
  models: { detector: Detector } & ModelsInUse,
  page: PageToSettle,
): Promise<SettledPage> {
  const { detector } = models;
  const { signal } = page;
  if (page.page.length === 0) return Promise.resolve(nothingSettled);
  // No `await` here: the documents would live until their results are written, and collecting garbage would
  // move them about meanwhile.
  return draftPage(ports, models, page).then((drafted) =>
    writePage(ports, { detector, drafted }, signal),
  );
}

/**
 * Writes what the rules alone say of a page, while there is no model: every document is skipped for
 * that, until a model scores it under the same id. What is written already stays: a model may have begun
 * to score meanwhile.
 * @throws AppError as `settlePage`
 */
export async function settlePageByRules(
  ports: Pick<DetectionPorts, 'writer'>,
  { detector, page, matches }: { detector: Detector } & Required<Omit<PageToSettle, 'signal'>>,
  signal: AbortSignal,
): Promise<SettledPage> {
  if (page.length === 0) return nothingSettled;
  const problem: RowProblem = { code: 'MODEL_NOT_TRAINED', field: '' };
  const each = eachUnmodelled(detector, { page, matches }, problem);
  const { results, anomalous } = await draftResults(detector, each);
  const onlyIfAbsent = results.map((result) => ({ ...result, onlyIfAbsent: true }));
  const settled = {
    ...nothingSettled,
    read: page.length,
    anomalous,
    skip_reasons: [{ ...problem, rows: page.length }],
  };
  return writePage(ports, { detector, drafted: { results: onlyIfAbsent, settled } }, signal);
}
