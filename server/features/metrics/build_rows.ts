/** Documents to rows for `metrics` detectors: one row a document, one or more columns a feature. */
import type { Detector } from '../../../common/detector';
import type { ErrorCode } from '../../../common/errors';
import { kindOf, partsOf, pathOf, type Feature } from '../../../common/feature';
import { datePartsOf, readDate } from './read_date';
import { readField } from './read_field';
import type { Texts } from './category_table';
import { isPrivate, networkOf, readIps } from './read_ip';
import { readKeywords } from './read_keyword';
import { isMissing } from './read_list';
import { readNumber } from './read_number';

/** Why a document has no row. */
export interface RowProblem {
  code: ErrorCode;
  field: string;
}

/** A row as the document has it: nothing in it depends on a model. */
export interface Row {
  /** One value a column, in its own unit; NaN where it is missing and what is typical will stand in. */
  values: number[];
  /** Fields whose value is missing. */
  missing: readonly string[];
  /** Of columns with categories: what the document has, by column; `values` is 0 there. */
  texts: (Texts | undefined)[] | undefined;
}

export interface RowSource {
  source: unknown;
  /** Event time in milliseconds since 1970; null when the document has none. */
  time: number | null;
}

/** What a row depends on. */
export interface RowPlan {
  features: readonly Feature[];
  source: Pick<Detector['source'], 'time_field'>;
}

const none: readonly string[] = [];

/**
 * A moment. The time field's is known from the index itself, whatever format the document writes it
 * in.
 */
export function readMoment(document: RowSource, feature: Feature, plan: RowPlan) {
  return feature.field === plan.source.time_field && document.time !== null
    ? { time: document.time }
    : readDate(readField(document.source, pathOf(feature)));
}

/** Most different categories of one field of one document that are looked at, the first ones. */
const mostTexts = 64;

/** Adds a column of categories, of which a model will take the rarest. */
function addTexts(row: Row, texts: readonly string[]): void {
  const different = texts.length === 1 ? texts : [...new Set(texts)].slice(0, mostTexts);
  const [first] = different;
  row.texts ??= [];
  row.texts[row.values.length] = different.length === 1 ? first : different;
  row.values.push(0);
}

function addNumber(row: Row, document: RowSource, feature: Feature): ErrorCode | null {
  const reading = readNumber(readField(document.source, pathOf(feature)), feature);
  if ('problem' in reading) return reading.problem;
  row.values.push(reading.value);
  return null;
}

function addKeyword(row: Row, document: RowSource, feature: Feature): ErrorCode | null {
  const readings = readKeywords(readField(document.source, pathOf(feature)));
  if ('problem' in readings) return readings.problem;
  addTexts(
    row,
    readings.map(({ text }) => text),
  );
  return null;
}

function addIp(row: Row, document: RowSource, feature: Feature): ErrorCode | null {
  const readings = readIps(readField(document.source, pathOf(feature)));
  if ('problem' in readings) return readings.problem;
  row.values.push(readings.every(({ address }) => isPrivate(address)) ? 1 : 0);
  addTexts(
    row,
    readings.map(({ address }) => networkOf(address)),
  );
  return null;
}

/** Adds a feature's columns. @returns what is wrong with the value, and then adds nothing */
function addColumns(
  row: Row,
  document: RowSource,
  { feature, plan }: { feature: Feature; plan: RowPlan },
): ErrorCode | null {
  switch (feature.kind) {
    case undefined:
    case 'number':
      return addNumber(row, document, feature);
    case 'keyword':
      return addKeyword(row, document, feature);
    case 'ip':
      return addIp(row, document, feature);
    case 'date': {
      const reading = readMoment(document, feature, plan);
      if ('problem' in reading) return reading.problem;
      const { hour, weekday } = datePartsOf(reading.time, feature.time_zone);
      row.values.push(hour, weekday);
      return null;
    }
  }
}

/** One document's row, or the first problem in the order of the features. */
export function buildRow(document: RowSource, plan: RowPlan): Row | RowProblem {
  const row: Row = { values: [], missing: none, texts: undefined };
  for (const feature of plan.features) {
    const problem =
      feature.kind === undefined
        ? addNumber(row, document, feature)
        : addColumns(row, document, { feature, plan });
    if (problem === null) continue;
    if (feature.missing !== 'median' || !isMissing(problem)) {
      return { code: problem, field: feature.field };
    }
    partsOf[kindOf(feature)].forEach(() => row.values.push(NaN));
    row.missing = [...row.missing, feature.field];
  }
  return row;
}
