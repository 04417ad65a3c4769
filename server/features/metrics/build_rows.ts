/** Documents to rows for `metrics` detectors: one row a document, one or more columns a feature. */
import type { Detector } from '../../../common/detector';
import type { ErrorCode } from '../../../common/errors';
import { kindOf, partsOf, pathOf, type Feature } from '../../../common/feature';
import { datePartsOf, readDate } from './read_date';
import { readField } from './read_field';
import { isPrivate, networkOf, readIp } from './read_ip';
import { readKeyword } from './read_keyword';
import { isMissing, readNumber } from './read_number';

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
  /** Of columns with categories: the category, by column; `values` is 0 there. */
  texts: (string | undefined)[] | undefined;
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

function addValue(row: Row, value: number | string): void {
  if (typeof value === 'string') {
    row.texts ??= [];
    row.texts[row.values.length] = value;
  }
  row.values.push(typeof value === 'string' ? 0 : value);
}

function addNumber(row: Row, document: RowSource, feature: Feature): ErrorCode | null {
  const reading = readNumber(readField(document.source, pathOf(feature)), feature);
  if ('problem' in reading) return reading.problem;
  row.values.push(reading.value);
  return null;
}

function addKeyword(row: Row, document: RowSource, feature: Feature): ErrorCode | null {
  const reading = readKeyword(readField(document.source, pathOf(feature)));
  if ('problem' in reading) return reading.problem;
  addValue(row, reading.text);
  return null;
}

function addIp(row: Row, document: RowSource, feature: Feature): ErrorCode | null {
  const reading = readIp(readField(document.source, pathOf(feature)));
  if ('problem' in reading) return reading.problem;
  addValue(row, isPrivate(reading.address) ? 1 : 0);
  addValue(row, networkOf(reading.address));
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
