/** Rows that a caller has at hand to verdicts, at once; nothing is stored. */
import { type DetectedRow, type Detection, mostDetectedRows } from '../../common/api/detect_rows';
import type { Detector } from '../../common/detector';
import { AppError } from '../../common/errors';
import type { RowProblem } from '../features/metrics/build_rows';
import { readDate } from '../features/metrics/read_date';
import { readField } from '../features/metrics/read_field';
import { throwIfAborted } from './abort';
import { summaryOf } from './describe_detector';
import { judgePage, type ModelInUse } from './judge_page';
import { assertReadable, loadDetector, loadModel, loadVersion } from './load_detector';
import { assertCertified, manifestOf } from './model_roles';
import type { SourceDocument } from './ports';
import type { DetectionPorts } from './services';
import { rowJudge, unscoredVerdict } from './verdict';

/** A detector and the model that judges for it. */
export interface OpenDetector {
  detector: Detector;
  model: ModelInUse;
}

/** A document as a caller sent it, or why it is none. */
export type SentRow =
  { line?: number; document: Record<string, unknown> } | { line?: number; problem: RowProblem };

/** Rows judged before others get their turn on this thread. */
const pageRows = 1_000;

async function chooseModel(
  ports: Pick<DetectionPorts, 'models' | 'roles'>,
  detector: Detector,
  version: number | undefined,
): Promise<ModelInUse> {
  if (version === undefined) return loadModel(ports, detector);
  const manifest = await manifestOf(ports, detector.id, version);
  assertCertified(manifest);
  return loadVersion(ports, detector, manifest);
}

/**
 * Makes ready to judge. Reasons tell what is typical in the source: they are for those who may read it.
 * @param modelVersion the champion when left out
 * @throws AppError DETECTOR_NOT_FOUND, MODEL_NOT_TRAINED, MODEL_NOT_FOUND, MODEL_FEATURES_MISMATCH,
 * MODEL_CERTIFICATE_FAILED, ES_FORBIDDEN, INDEX_NOT_FOUND, ...
 */
export async function openDetector(
  ports: Pick<DetectionPorts, 'detectors' | 'models' | 'reader' | 'roles'>,
  { detectorId, modelVersion }: { detectorId: string; modelVersion?: number },
  signal: AbortSignal,
): Promise<OpenDetector> {
  const detector = await loadDetector(ports, detectorId);
  const [model] = await Promise.all([
    chooseModel(ports, detector, modelVersion),
    assertReadable(ports, detector.source, signal),
  ]);
  return { detector, model };
}

/** As the reader would have found it, but for its place: it has none. */
function toSourceDocument(
  { source: { time_field: timeField } }: Detector,
  document: Record<string, unknown>,
): SourceDocument {
  const reading = readDate(readField(document, timeField));
  return { index: '', id: '', time: 'time' in reading ? reading.time : null, source: document };
}

async function judgePageOf(
  ports: Pick<DetectionPorts, 'forest' | 'failures'>,
  { detector, model }: OpenDetector,
  { rows, signal }: { rows: readonly SentRow[]; signal: AbortSignal },
): Promise<DetectedRow[]> {
  const documents = rows.map((row) =>
    'problem' in row ? null : toSourceDocument(detector, row.document),
  );
  const page = documents.flatMap((document) => document ?? []);
  const { scored, unscored } = await judgePage(
    ports,
    { detector, model },
    { page, needsTime: false, signal },
  );
  const judge = rowJudge(detector, model.manifest);
  const verdicts = new Map<SourceDocument | null, DetectedRow>([
    ...scored.map((row) => [row.document, judge(row)] as const),
    ...unscored.map(({ document, problem }) => [document, unscoredVerdict(problem)] as const),
  ]);
  return rows.map((row, i) => {
    const verdict =
      'problem' in row ? unscoredVerdict(row.problem) : verdicts.get(documents[i] ?? null);
    if (verdict === undefined) throw new AppError('INTERNAL', `Row ${i} has no verdict.`);
    return row.line === undefined ? verdict : { line: row.line, ...verdict };
  });
}

/**
 * The verdict on each row, in their order.
 * @throws AppError SCORER_UNAVAILABLE, MODEL_CORRUPT, ABORTED
 */
export async function judgeRows(
  ports: Pick<DetectionPorts, 'forest' | 'failures'>,
  open: OpenDetector,
  { rows, signal }: { rows: readonly SentRow[]; signal: AbortSignal },
): Promise<DetectedRow[]> {
  const verdicts: DetectedRow[] = [];
  for (let start = 0; start < rows.length; start += pageRows) {
    throwIfAborted(signal);
    const page = rows.slice(start, start + pageRows);
    verdicts.push(...(await judgePageOf(ports, open, { rows: page, signal })));
  }
  return verdicts;
}

export interface DetectOptions {
  detectorId: string;
  /** The champion when left out. */
  modelVersion?: number;
  /** 1 to 10,000. */
  rows: readonly SentRow[];
}

/** @throws AppError REQUEST_INVALID for none or too many rows, and as `openDetector` and `judgeRows` */
export async function detectRows(
  ports: Pick<DetectionPorts, 'detectors' | 'models' | 'reader' | 'roles' | 'forest' | 'failures'>,
  { rows, ...which }: DetectOptions,
  signal: AbortSignal,
): Promise<Detection> {
  if (rows.length === 0 || rows.length > mostDetectedRows) {
    throw new AppError(
      'REQUEST_INVALID',
      `Send 1 to ${mostDetectedRows} rows at once; these are ${rows.length}.`,
    );
  }
  const open = await openDetector(ports, which, signal);
  const verdicts = await judgeRows(ports, open, { rows, signal });
  return {
    detector_id: open.detector.id,
    model: summaryOf(open.model.manifest),
    rows: verdicts.length,
    anomalies: verdicts.filter(({ ml_anomaly }) => ml_anomaly).length,
    skipped: verdicts.filter(({ ml }) => ml.status === 'skipped').length,
    verdicts,
  };
}
