/** The rows that a detector is trained on, and what is learnt of their columns. */
import { durationToMs } from '../../../common/codecs/bounded';
import type { Detector } from '../../../common/detector';
import { AppError } from '../../../common/errors';
import type { Feature } from '../../../common/feature';
import { judgesByUsual } from '../../../common/usual_features';
import { buildRow, type Row } from '../../features/metrics/build_rows';
import { ColumnLearner, type LearntColumn } from '../../features/metrics/learn_columns';
import { isMissing } from '../../features/metrics/read_list';
import { turns } from '../../features/turns';
import { throwIfAborted } from '../abort';
import type { SourceDocument } from '../ports/source_reader';
import type { TimeRange } from '../ports/scope';
import { namedTrainingRange, trainingFilter, trainingScope } from '../scoring/source_scope';
import type { DetectionPorts } from '../services';

/** What was drawn, and what became of it. */
export interface TrainingRows {
  rows: Row[];
  learner: ColumnLearner;
  read: number;
  leftOut: Record<string, number>;
  /** Features without which a row is left out, and of which no document has had a value. */
  valueless: Set<Feature>;
  from: number | null;
  to: number | null;
}

export interface DrawOptions {
  detector: Detector;
  /** Told of each document that has become a row, in the order of the rows. */
  onRow?: (document: SourceDocument) => void;
}

function trainingRange(detector: Detector, now: number): TimeRange {
  const { from, to } = namedTrainingRange(detector);
  return { from, to: to ?? now - durationToMs(detector.source.query_delay) };
}

function hasValue(document: SourceDocument, feature: Feature, { source }: Detector): boolean {
  const alone = buildRow(document, { features: [feature], source });
  return !('code' in alone && isMissing(alone.code));
}

/**
 * Draws the rows that a detector is trained on, at random: the same ones for the same seed and index.
 * @throws AppError INDEX_NOT_FOUND, ES_FORBIDDEN, ES_UNAVAILABLE, ABORTED, ...
 */
export async function drawTrainingRows(
  ports: Pick<DetectionPorts, 'reader' | 'clock'>,
  { detector, onRow }: DrawOptions,
  signal: AbortSignal,
): Promise<TrainingRows> {
  const learner = new ColumnLearner(detector.features, detector.model.transform);
  const valueless = new Set(detector.features.filter(({ missing }) => missing === 'skip'));
  const nothing = { rows: [], read: 0, leftOut: {}, from: null, to: null };
  const drawn: TrainingRows = { ...nothing, learner, valueless };
  const pages = ports.reader.sample(
    trainingScope(detector),
    {
      range: trainingRange(detector, ports.clock.now()),
      filter: trainingFilter(detector),
      size: detector.training.max_rows,
      seed: detector.model.seed,
    },
    signal,
  );
  for await (const page of pages) {
    throwIfAborted(signal);
    for (const document of page) {
      if (turns.isOver()) await turns.next();
      const { time, problem } = document;
      drawn.read += 1;
      const row = problem ? { code: problem } : buildRow(document, detector);
      if ('code' in row) {
        drawn.leftOut[row.code] = (drawn.leftOut[row.code] ?? 0) + 1;
        for (const feature of valueless) {
          if (hasValue(document, feature, detector)) valueless.delete(feature);
        }
        continue;
      }
      valueless.clear();
      drawn.rows.push(learner.take(row));
      onRow?.(document);
      if (time !== null) {
        drawn.from = Math.min(drawn.from ?? time, time);
        drawn.to = Math.max(drawn.to ?? time, time);
      }
    }
  }
  return drawn;
}

/** @throws AppError NOT_ENOUGH_ROWS */
export function assertEnough(detector: Detector, drawn: TrainingRows): void {
  const { min_rows: needed } = detector.training;
  if (drawn.rows.length >= needed) return;
  const reasons = Object.entries(drawn.leftOut).map(([code, count]) => `${count} ${code}`);
  const valueless = drawn.read === 0 ? [] : [...drawn.valueless].map(({ field }) => field);
  throw new AppError(
    'NOT_ENOUGH_ROWS',
    `Detector ${detector.id} needs ${needed} usable rows to train and has ${drawn.rows.length}` +
      (reasons.length > 0 ? ` (left out: ${reasons.join(', ')}).` : '.') +
      (valueless.length > 0 ? ` None of those drawn has a value for ${valueless.join(', ')}.` : ''),
  );
}

/** Of usual features, which nobody had to list, a column may be without a value: constant, it tells nothing. */
function assertPresent(detector: Detector, columns: readonly LearntColumn[]): void {
  const empty = columns.filter(({ statistics }) => statistics.present === 0);
  const mayBeEmpty = judgesByUsual(detector) && empty.length < columns.length;
  if (empty.length > 0 && !mayBeEmpty) {
    const fields = [...new Set(empty.map(({ trained }) => trained.field))];
    throw new AppError(
      'NOT_ENOUGH_ROWS',
      `No training row of detector ${detector.id} has a value for ${fields.join(', ')}.`,
    );
  }
}

/**
 * What a model remembers of the columns.
 * @throws AppError NOT_ENOUGH_ROWS for too few rows, or for a listed feature without a value
 */
export async function learnColumns(
  detector: Detector,
  drawn: TrainingRows,
): Promise<LearntColumn[]> {
  assertEnough(detector, drawn);
  const columns = await drawn.learner.learn(drawn.rows);
  assertPresent(detector, columns);
  return columns;
}
