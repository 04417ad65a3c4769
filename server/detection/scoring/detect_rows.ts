/** Rows that a caller has at hand to verdicts, at once; nothing is stored. */
import {
  type DetectedRow,
  type Detection,
  mostDetectedRows,
} from '../../../common/api/detect_rows';
import type { Detector } from '../../../common/detector';
import { AppError } from '../../../common/errors';
import type { RowProblem } from '../../features/metrics/build_rows';
import { readDate } from '../../features/metrics/read_date';
import { readField } from '../../features/metrics/read_field';
import { throwIfAborted } from '../abort';
import { summaryOf } from '../detectors/describe_detector';
import { judgePage } from './judge_page';
import {
  assertReadable,
  detectorNotFound,
  loadDetector,
  loadVersion,
} from '../detectors/load_detector';
import { assertCertified, manifestOf, modelNotTrained } from '../models/model_roles';
import type { OpenDetector, OpenedFrom } from './opened_detectors';
import type { SourceDocument } from '../ports/source_reader';
import type { DetectionPorts } from '../services';
import { rowJudge, unscoredVerdict } from './verdict';

/** A document as a caller sent it, or why it is none. */
export type SentRow =
  { line?: number; document: Record<string, unknown> } | { line?: number; problem: RowProblem };

/** Rows judged before others get their turn on this thread. */
const pageRows = 1_000;

type OpeningPorts = Pick<DetectionPorts, 'detectors' | 'models' | 'opened' | 'reader' | 'roles'>;

/** By a version that somebody names. */
async function openVersion(
  ports: OpeningPorts,
  { detectorId, modelVersion }: { detectorId: string; modelVersion: number },
  signal: AbortSignal,
): Promise<OpenDetector> {
  const detector = await loadDetector(ports, detectorId);
  await assertReadable(ports, detector.source, signal);
  const manifest = await manifestOf(ports, detectorId, modelVersion);
  assertCertified(manifest);
  return { detector, model: await loadVersion(ports, detector, manifest) };
}

/** By the champion. Whether the source may be read is asked each time, as the one who asks. */
async function openChampion(
  ports: OpeningPorts,
  detectorId: string,
  signal: AbortSignal,
): Promise<OpenDetector> {
  const known = ports.opened.get(detectorId);
  // Side by side, since each question to Elasticsearch is a good part of what 100 rows take.
  const readable = known && assertReadable(ports, known.open.detector.source, signal);
  // Awaited below, unless it was the wrong question.
  readable?.catch(() => undefined);
  const [stored, { value: roles, version }] = await Promise.all([
    ports.detectors.get(detectorId),
    ports.roles.get(detectorId),
  ]);
  if (stored === null) throw detectorNotFound(detectorId);
  const from: OpenedFrom = { detector: stored.version, roles: version };
  if (known?.from.detector === from.detector && known.from.roles === from.roles) {
    await readable;
    return known.open;
  }
  const detector = stored.value;
  await assertReadable(ports, detector.source, signal);
  if (roles.champion === null) throw modelNotTrained(detectorId);
  const manifest = await manifestOf(ports, detectorId, roles.champion);
  assertCertified(manifest);
  const open = { detector, model: await loadVersion(ports, detector, manifest) };
  ports.opened.put(detectorId, { from, open });
  return open;
}

/**
 * Makes ready to judge. Reasons tell what is typical in the source: they are for those who may read it.
 * @param modelVersion the champion when left out
 * @throws AppError DETECTOR_NOT_FOUND, MODEL_NOT_TRAINED, MODEL_NOT_FOUND, MODEL_FEATURES_MISMATCH,
 * MODEL_CERTIFICATE_FAILED, ES_FORBIDDEN, INDEX_NOT_FOUND, ...
 */
export function openDetector(
  ports: OpeningPorts,
  { detectorId, modelVersion }: { detectorId: string; modelVersion?: number },
  signal: AbortSignal,
): Promise<OpenDetector> {
  return modelVersion === undefined
    ? openChampion(ports, detectorId, signal)
    : openVersion(ports, { detectorId, modelVersion }, signal);
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
  // Rules count over time, and a row that a caller sends has nobody before it: the forest judges alone.
  const judge = rowJudge({ ...detector, rules: undefined }, model.manifest);
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
  ports: OpeningPorts & Pick<DetectionPorts, 'forest' | 'failures'>,
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
