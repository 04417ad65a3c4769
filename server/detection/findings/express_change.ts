/** A change of one column of the forest, said as a value that the field itself could have. */
import type { FieldChange } from '../../../common/api/explain_result';
import type { Detector } from '../../../common/detector';
import { kindOf, pathOf, type Feature } from '../../../common/feature';
import type { TrainedFeature } from '../../../common/model_manifest';
import { buildRow, readMoment, type Row, type RowSource } from '../../features/metrics/build_rows';
import { CategoryTable } from '../../features/metrics/category_table';
import { valueText } from '../../features/metrics/feature_text';
import { expanded } from '../../features/metrics/heavy_tail';
import { datePartsOf, datePartsText } from '../../features/metrics/read_date';
import { toMatrix } from '../../features/metrics/to_matrix';
import type { SingleChange } from '../../forest/forest_engine';
import type { DetectionPorts } from '../services';
import type { ModelInUse } from '../scoring/models_in_use';

export interface ChangeToExpress {
  detector: Detector;
  model: ModelInUse;
  document: RowSource;
  row: Row;
  /** Whether the row is flagged now. */
  flagged: boolean;
  /** What the forest found, in the unit of its column. */
  change: SingleChange;
}

/** The document with another value of the feature. */
interface Candidate extends Pick<FieldChange, 'to' | 'note'> {
  document: RowSource;
}

const withValue = ({ source, time }: RowSource, feature: Feature, value: unknown): RowSource => ({
  source: { ...(source as object), [pathOf(feature)]: value },
  time,
});

/**
 * A number of so many significant digits, the next to `target` that is not before it.
 * @param up whether the numbers beyond are the greater ones
 */
function roundedBeyond(target: number, up: boolean, digits: number): number {
  const [mantissa = '', exponent = ''] = target.toExponential(digits - 1).split('e');
  const units = BigInt(mantissa.replace('.', ''));
  const at = (n: bigint) => Number(`${n}e${Number(exponent) - digits + 1}`);
  const nearest = at(units);
  const isBeyond = up ? nearest >= target : nearest <= target;
  return isBeyond ? nearest : at(units + (up ? 1n : -1n));
}

/** A round number is said instead of the exact one if it is farther by no more than this share of the change. */
const roundingShare = 0.01;

/** Digits that tell any two doubles apart. */
const allDigits = 17;

interface NumberChange {
  /** The value now, and one just beyond the forest's threshold, in the field's own unit. */
  from: number;
  target: number;
  up: boolean;
}

/** Round numbers first, then the exact one, then what lies a rounding error farther. */
function numbersBeyond({ from, target, up }: NumberChange, trained: TrainedFeature): number[] {
  const { min, max, median, asinh } = trained;
  const sign = up ? 1 : -1;
  const whole = [from, min, max, median].every(Number.isInteger)
    ? [up ? Math.ceil(target) : Math.floor(target)]
    : [];
  const rounded = Array.from({ length: allDigits }, (_, i) =>
    roundedBeyond(target, up, i + 1),
  ).filter((value) => Math.abs(value - target) <= roundingShare * Math.abs(target - from));
  const size = Math.max(Math.abs(target), Math.abs(asinh?.center ?? 0), asinh?.scale ?? 0);
  const farther = Array.from(
    { length: 8 },
    (_, i) => target + sign * size * Number.EPSILON * 2 ** i,
  );
  return [...whole, ...rounded, target, ...farther].filter(Number.isFinite);
}

async function numberCandidates(
  { document, row, model, change }: ChangeToExpress,
  feature: Feature,
  trained: TrainedFeature,
): Promise<Candidate[]> {
  const own = row.values[change.column] ?? NaN;
  const encoded = (await toMatrix([row], model.manifest.features)).values[change.column] ?? 0;
  const from = Number.isNaN(own) ? trained.median : own;
  const target = trained.asinh === undefined ? change.value : expanded(change.value, trained.asinh);
  return numbersBeyond({ from, target, up: change.value > encoded }, trained).map((to) => ({
    to,
    document: withValue(document, feature, to),
  }));
}

/** The categories of training, the nearest to what the forest asks for first. */
function categoryCandidates(
  { document, change }: ChangeToExpress,
  feature: Feature,
  columns: readonly TrainedFeature[],
): Candidate[] {
  const categories = columns.find((column) => column.categories !== undefined)?.categories;
  if (categories === undefined) return [];
  const table = CategoryTable.of(categories);
  const distance = (text: string) => Math.abs(table.encode(text) - change.value);
  const isAddress = kindOf(feature) === 'ip';
  const known = [...categories.values]
    .sort((a, b) => distance(a) - distance(b))
    .map((to): Candidate => {
      const value = isAddress ? to.split('/')[0] : to;
      return { to, document: withValue(document, feature, value) };
    });
  if (isAddress) return known;
  const note =
    categories.other_values === 0 ? 'a value that training never saw' : 'a rare or unknown value';
  return [...known, { to: null, note, document: withValue(document, feature, '\uffff') }];
}

const minute = 60_000;
const day = 1_440;

/** Minutes before and after within half a day, the nearest first, then the days around. */
const momentOffsets: readonly number[] = [
  ...Array.from({ length: day / 2 }, (_, i) => i + 1),
  ...[day, 2 * day, 3 * day],
].flatMap((minutes) => [minutes, -minutes]);

function momentCandidates({ document, detector }: ChangeToExpress, feature: Feature): Candidate[] {
  const reading = readMoment(document, feature, detector);
  if ('problem' in reading) return [];
  const isEventTime = feature.field === detector.source.time_field && document.time !== null;
  return momentOffsets.map((offset) => {
    const time = reading.time + offset * minute;
    return {
      to: datePartsText(datePartsOf(time, feature.time_zone)),
      document: isEventTime
        ? { ...document, time }
        : withValue(document, feature, new Date(time).toISOString()),
    };
  });
}

async function candidatesOf(asked: ChangeToExpress, feature: Feature): Promise<Candidate[]> {
  const { features } = asked.model.manifest;
  const columns = features.filter(({ field }) => field === feature.field);
  switch (kindOf(feature)) {
    case 'number': {
      const [column] = columns;
      return column === undefined ? [] : numberCandidates(asked, feature, column);
    }
    case 'keyword':
    case 'ip':
      return categoryCandidates(asked, feature, columns);
    case 'date':
      return momentCandidates(asked, feature);
  }
}

function presentValue(asked: ChangeToExpress, feature: Feature) {
  const { document, row, detector, model, change } = asked;
  if (row.missing.includes(feature.field)) return null;
  return kindOf(feature) === 'number'
    ? (row.values[change.column] ?? null)
    : valueText(document, feature, {
        plan: detector,
        columns: model.manifest.features.filter(({ field }) => field === feature.field),
      });
}

/**
 * The nearest value of the field that moves the verdict. Each value that is named was put into the
 * document, read again and scored: its score is the one that such a document would get.
 */
export async function expressChange(
  ports: Pick<DetectionPorts, 'forest'>,
  asked: ChangeToExpress,
  signal: AbortSignal,
): Promise<FieldChange> {
  const { detector, model, change, flagged } = asked;
  const { features, threshold } = model.manifest;
  const field = features[change.column]?.field ?? '';
  const feature = detector.features.find((one) => one.field === field) ?? {
    field,
    missing: 'skip' as const,
  };
  const changed = { feature: field, from: presentValue(asked, feature) };
  const candidates = await candidatesOf(asked, feature);
  const readable = candidates.flatMap(({ document, ...candidate }) => {
    const row = buildRow(document, detector);
    return 'code' in row ? [] : [{ candidate, row }];
  });
  if (readable.length > 0) {
    const matrix = await toMatrix(
      readable.map(({ row }) => row),
      features,
    );
    const request = { model: model.forest, matrix, explainFrom: Infinity };
    const { scores } = await ports.forest.score(request, signal);
    const first = scores.findIndex((score) => score >= threshold !== flagged);
    const found = readable[first];
    if (found !== undefined) {
      return { ...changed, ...found.candidate, score: scores[first] ?? change.score };
    }
  }
  const note = 'no value that the field could have';
  return { ...changed, to: null, note, score: change.score };
}
