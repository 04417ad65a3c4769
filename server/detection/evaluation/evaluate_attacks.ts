/**
 * Detection of attacks, per class and in total, by what flags rows: the verdict, the rules alone, the
 * forest alone, either of them, both on the same row. Rows are counted by Elasticsearch.
 */
import {
  flaggedBys,
  mostAttackClasses,
  type AttackClass,
  type AttackDetection,
  type AttackEvaluation,
  type FlaggedBy,
} from '../../../common/api/evaluate_attacks';
import { AppError } from '../../../common/errors';
import { assembleAttacks } from './assemble_attacks';
import type {
  AttackCounts,
  AttackGrouping,
  AttackPiece,
  AttackScope,
  ClassCounts,
} from '../ports/attack_reader';
import { findCountableFields } from '../findings/countable_field';
import { defaultPositiveValues } from './evaluate_detector';
import { positiveLabelQuery } from '../labels/label_query';
import { loadDetector } from '../detectors/load_detector';
import type { TimeRange } from '../ports/scope';
import type { DetectionPorts } from '../services';
import { LogHistogram } from '../statistics/log_histogram';

const dayMs = 86_400_000;

/** Each is a clause of a query, of which Elasticsearch takes 1,024; a version of a model has one. */
const mostThresholds = 500;

/**
 * What rows of no attack have in the class field. A window of several events may have it beside the
 * class of an attack: it is none itself.
 */
const ordinaryClasses = new Set(['none', 'normal', 'benign', 'ordinary']);

const isOrdinary = (name: string | null) =>
  name !== null && ordinaryClasses.has(name.toLowerCase());

export interface AttackOptions {
  labelField: string;
  classField: string;
  positiveValues?: readonly string[];
  /** By id, or by entity and gap: rows of one entity further apart are different attacks. */
  grouping: AttackGrouping;
  range: TimeRange;
  /** Most pieces of attacks that are put together; as many as there are when left out. */
  mostPieces?: number;
}

/** Attacks of one class, or of all, as one of `flaggedBys` sees them. */
class Hits {
  attacks = 0;
  readonly delays = new LogHistogram(0.01);

  add(first: number, flagged: number | null): void {
    this.attacks += 1;
    if (flagged !== null) this.delays.add(Math.max(0, flagged - first));
  }
}

type HitsBy = Record<FlaggedBy, Hits>;

const noHits = (): HitsBy => ({
  verdict: new Hits(),
  rules: new Hits(),
  forest: new Hits(),
  either: new Hits(),
  both: new Hits(),
});

interface AllHits {
  total: HitsBy;
  ofClass: Map<string | null, HitsBy>;
}

async function countHits(
  pieces: AsyncIterable<readonly AttackPiece[]>,
  gapMs: number | null,
  classes: readonly ClassCounts[],
): Promise<AllHits> {
  const total = noHits();
  const ofClass = new Map(classes.map(({ name }) => [name, noHits()]));
  for await (const { className, first, firstFlagged } of assembleAttacks(pieces, gapMs)) {
    if (isOrdinary(className)) continue;
    const own = ofClass.get(className);
    for (const by of flaggedBys) {
      total[by].add(first, firstFlagged[by]);
      own?.[by].add(first, firstFlagged[by]);
    }
  }
  return { total, ofClass };
}

async function* atMost(
  pages: AsyncIterable<AttackPiece[]>,
  most: number,
): AsyncGenerator<AttackPiece[], void> {
  let pieces = 0;
  for await (const page of pages) {
    pieces += page.length;
    if (pieces > most) {
      throw new AppError('LABELS_TOO_MANY', `The attacks are in more than ${most} pieces.`);
    }
    yield page;
  }
}

/** 0 where the ratio has no denominator. */
const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

interface Flags {
  rows: number;
  flagged: number;
  /** Rows of no attack that are flagged. */
  falseAlerts: number;
  /** Flagged rows that stand for alerts. */
  alerts: number;
}

function figuresOf({ alerts, falseAlerts, flagged, rows }: Flags, hits: Hits, days: number) {
  const { attacks, delays } = hits;
  return {
    attack_rows: rows,
    attack_rows_flagged: flagged,
    precision: ratio(flagged, flagged + falseAlerts),
    recall: ratio(flagged, rows),
    attacks,
    attacks_hit: delays.count,
    hit_rate: ratio(delays.count, attacks),
    detection_ms:
      delays.count === 0 ? null : { median: delays.quantile(0.5), p95: delays.quantile(0.95) },
    alerts_per_day: days === 0 ? null : alerts / days,
  };
}

function detectionBy(
  by: FlaggedBy,
  { counts, days, hits }: { counts: AttackCounts; days: number; hits: AllHits },
): AttackDetection {
  const falseAlerts = counts.flaggedOfOthers[by];
  const flagged = counts.flaggedOfAttacks[by];
  const classes = counts.classes.map(({ name, rows, flagged: ofClass }): AttackClass => {
    const own = ofClass[by];
    const found = hits.ofClass.get(name)?.[by] ?? new Hits();
    const flags = { rows, flagged: own, falseAlerts, alerts: own };
    return { name, ...figuresOf(flags, found, days) };
  });
  const flags = { rows: counts.attackRows, flagged, falseAlerts, alerts: flagged + falseAlerts };
  return {
    by,
    ...figuresOf(flags, hits.total[by], days),
    false_alerts: falseAlerts,
    false_alerts_per_day: days === 0 ? null : falseAlerts / days,
    classes,
  };
}

const fieldsOf = (grouping: AttackGrouping): string[] =>
  'attackIdField' in grouping ? [grouping.attackIdField] : [grouping.entityField ?? []].flat();

const groupedBy = (grouping: AttackGrouping, [field]: readonly string[]): AttackGrouping =>
  'attackIdField' in grouping
    ? { attackIdField: field ?? grouping.attackIdField }
    : { ...grouping, entityField: field ?? null };

async function scopeOf(
  { reader, detectors, results }: Pick<DetectionPorts, 'reader' | 'detectors' | 'results'>,
  { detectorId, options }: { detectorId: string; options: AttackOptions },
  signal: AbortSignal,
): Promise<{ scope: AttackScope; grouping: AttackGrouping }> {
  const { classField, grouping, labelField, positiveValues, range } = options;
  const detector = await loadDetector({ detectors }, detectorId);
  const fields = [labelField, classField, ...fieldsOf(grouping)];
  const indices = [detector.destination.index];
  const [label, named, ...groupFields] = await findCountableFields(
    reader,
    { indices, fields },
    signal,
  );
  if (label === undefined || named === undefined) throw new Error('A field was not answered for');
  const thresholds = await results.thresholds(detector, { range, most: mostThresholds }, signal);
  if (thresholds.length > mostThresholds) {
    throw new AppError(
      'LABELS_TOO_MANY',
      `The results were judged by more than ${mostThresholds} different thresholds.`,
    );
  }
  const scope = {
    detector,
    range,
    labelled: { exists: { field: label.field } },
    ofAttack: positiveLabelQuery(label, positiveValues ?? defaultPositiveValues),
    classField: named.field,
    thresholds,
  };
  const grouped = groupedBy(
    grouping,
    groupFields.map(({ field }) => field),
  );
  return { scope, grouping: grouped };
}

/**
 * Precision, recall, attacks hit, time to detection and alerts a day, of all results that have the
 * label field: rows that could not be scored are rows that were missed.
 * @throws AppError DETECTOR_NOT_FOUND, FIELD_NOT_FOUND, FIELD_NOT_USABLE, LABELS_UNUSABLE when the
 * labels are all of one class, LABELS_TOO_MANY
 */
export async function evaluateAttacks(
  ports: Pick<DetectionPorts, 'reader' | 'detectors' | 'results'>,
  detectorId: string,
  options: AttackOptions,
  signal: AbortSignal = new AbortController().signal,
): Promise<AttackEvaluation> {
  const { scope, grouping } = await scopeOf(ports, { detectorId, options }, signal);
  const mostClasses = mostAttackClasses + ordinaryClasses.size;
  const found = await ports.results.attackCounts(scope, { mostClasses }, signal);
  const classes = found.classes.filter(({ name }) => !isOrdinary(name)).slice(0, mostAttackClasses);
  const counts = { ...found, classes };
  const { attackRows, first, last, rows } = counts;
  if (attackRows === 0 || attackRows === rows) {
    throw new AppError(
      'LABELS_UNUSABLE',
      `Of ${rows} results with the field "${options.labelField}", ${attackRows} are of attacks.`,
    );
  }
  const pieces = ports.results.attackPieces(scope, grouping, signal);
  const gapMs = 'gapMs' in grouping ? grouping.gapMs : null;
  const hits = await countHits(atMost(pieces, options.mostPieces ?? Infinity), gapMs, classes);
  const days = first === null || last === null ? 0 : (last - first) / dayMs;
  const told = classes.reduce((sum, one) => sum + one.rows, 0);
  return {
    detector_id: detectorId,
    rows,
    attack_rows: attackRows,
    days,
    // A row with several classes counts in each of them.
    other_class_rows: Math.max(0, attackRows - told),
    detections: flaggedBys.map((by) => detectionBy(by, { counts, days, hits })),
  };
}
