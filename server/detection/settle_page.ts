/** One page of documents to its results, written. */
import type { Detector } from '../../common/detector';
import { judgePage, type ModelsInUse } from './judge_page';
import type { Observation } from './observe_scoring';
import type { ResultWrite, SourceDocument } from './ports';
import { resultId } from './result_id';
import { sumSkipReasons, type PageSummary } from './run_counts';
import type { DetectionPorts } from './services';
import { scoredResultWriter, skippedResult } from './verdict';

/** How a page ended, and what it showed. */
export interface SettledPage extends PageSummary {
  observation: Observation;
}

/**
 * Scores a page and writes its results; on return each document is scored, skipped with a reason,
 * or dead-lettered.
 * @throws AppError when that could not be done for every document; then nothing counts as settled.
 */
export async function settlePage(
  ports: DetectionPorts,
  { detector, ...models }: { detector: Detector } & ModelsInUse,
  { page, signal }: { page: readonly SourceDocument[]; signal: AbortSignal },
): Promise<SettledPage> {
  const judged = await judgePage(ports, { detector, ...models }, { page, needsTime: true, signal });
  const { scored, unscored, observation } = judged;
  const { manifest } = models.model;
  const write = ({ index, id, time }: SourceDocument, json: string): ResultWrite => ({
    id: resultId(detector.id, index, id),
    source: { index, id },
    time,
    json,
  });
  const scoredResult = scoredResultWriter(detector, manifest);
  const results = [
    ...scored.map((row) => write(row.document, scoredResult(row))),
    ...unscored.map(({ document, problem }) =>
      write(document, skippedResult(detector, document, problem)),
    ),
  ];
  const { dead_lettered } = await ports.writer.write(detector, results, signal);
  return {
    read: page.length,
    scored: scored.length,
    anomalous: scored.filter(({ score }) => score >= manifest.threshold).length,
    skip_reasons: sumSkipReasons(unscored.map(({ problem }) => ({ ...problem, rows: 1 }))),
    dead_lettered,
    observation,
  };
}
