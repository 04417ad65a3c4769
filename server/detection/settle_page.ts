/** One page of documents to its results, written. */
import type { Detector } from '../../common/detector';
import { judgePage, type JudgedPage, type ModelInUse, type ModelsInUse } from './judge_page';
import type { Observation } from './observe_scoring';
import type { ResultWrite, SourceDocument } from './ports';
import { resultId } from './result_id';
import { sumSkipReasons, type PageSummary } from './run_counts';
import type { DetectionPorts } from './services';
import { Turns } from './turns';
import { scoredResultWriter, skippedResult } from './verdict';

/** How a page ended, and what it showed. */
export interface SettledPage extends PageSummary {
  observation: Observation;
}

interface PageToSettle {
  page: readonly SourceDocument[];
  signal: AbortSignal;
}

/** A page whose results are not written yet. */
interface DraftedPage {
  results: ResultWrite[];
  settled: Omit<SettledPage, 'dead_lettered'>;
}

function* eachResult(
  detector: Detector,
  { manifest }: ModelInUse,
  { scored, unscored }: JudgedPage,
): Generator<{ document: SourceDocument; json: string }, void> {
  const scoredResult = scoredResultWriter(detector, manifest);
  for (const row of scored) yield { document: row.document, json: scoredResult(row) };
  for (const { document, problem } of unscored) {
    yield { document, json: skippedResult(detector, document, problem) };
  }
}

/** Turning rows into text is most of what a page costs here: others have their turn meanwhile. */
async function draftResults(
  detector: Detector,
  model: ModelInUse,
  judged: JudgedPage,
): Promise<ResultWrite[]> {
  const results: ResultWrite[] = [];
  const turns = new Turns();
  for (const { document, json } of eachResult(detector, model, judged)) {
    const { index, id, time } = document;
    results.push({
      id: resultId(detector.id, index, id),
      source: { index, id },
      time,
      json: Buffer.from(json),
    });
    if (turns.isOver()) await turns.next();
  }
  return results;
}

async function draftPage(
  ports: DetectionPorts,
  { detector, ...models }: { detector: Detector } & ModelsInUse,
  { page, signal }: PageToSettle,
): Promise<DraftedPage> {
  const judged = await judgePage(ports, { detector, ...models }, { page, needsTime: true, signal });
  const { scored, unscored, observation } = judged;
  const { threshold } = models.model.manifest;
  return {
    results: await draftResults(detector, models.model, judged),
    settled: {
      read: page.length,
      scored: scored.length,
      anomalous: scored.filter(({ score }) => score >= threshold).length,
      skip_reasons: sumSkipReasons(unscored.map(({ problem }) => ({ ...problem, rows: 1 }))),
      observation,
    },
  };
}

async function writePage(
  { writer }: DetectionPorts,
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
  // No `await` here: the documents would live until their results are written, and collecting garbage would
  // move them about meanwhile.
  return draftPage(ports, models, page).then((drafted) =>
    writePage(ports, { detector, drafted }, signal),
  );
}
