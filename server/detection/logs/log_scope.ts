/** Which lines a request is about. */
import { resultTimeField } from '../../../common/fields';
import { AppError } from '../../../common/errors';
import { usualLineFields } from '../../../common/logs';
import type { ResultFilter } from '../ports/anomaly_survey';
import type { FieldKind } from '../ports/source_reader';
import type { DetectionPorts } from '../services';
import { isDate } from '../detectors/validate_detector';
import type { LogScope } from './log_reader';

/** What a person asked for, times in milliseconds since 1970. */
export interface LogQuestion {
  indices: string[];
  from: number;
  to: number;
  time_field?: string;
  line_field?: string;
  filters: readonly ResultFilter[];
  text?: string;
}

const textTypes = ['text', 'match_only_text'];
const wordTypes = ['keyword', 'constant_keyword', 'wildcard'];

const isOf = (types: readonly string[]) => (kind: FieldKind) =>
  kind.types.length > 0 && kind.types.every((type) => types.includes(type));

export const isText = isOf(textTypes);
export const holdsLines = isOf([...textTypes, ...wordTypes]);

const named = ({ indices }: LogQuestion) => `"${indices.join(',')}"`;

function lineFieldOf(question: LogQuestion, kinds: ReadonlyMap<string, FieldKind>): string {
  const { line_field: field } = question;
  if (field === undefined) {
    const usual = usualLineFields.find((name) => holdsLines(kinds.get(name) ?? { types: [] }));
    if (usual !== undefined) return usual;
    const names = usualLineFields.join(' nor ');
    throw new AppError('FIELD_NOT_FOUND', `No index of ${named(question)} has ${names}.`);
  }
  const kind = kinds.get(field);
  if (kind === undefined) {
    throw new AppError('FIELD_NOT_FOUND', `No index of ${named(question)} has "${field}".`);
  }
  if (holdsLines(kind)) return field;
  throw new AppError(
    'FIELD_NOT_USABLE',
    `Field "${field}" (${kind.types.join(', ')}) cannot hold lines: take one of text or keywords.`,
  );
}

/**
 * The scope of a question, its fields checked against the mapping.
 * @throws AppError INDEX_NOT_FOUND, FIELD_NOT_FOUND, FIELD_NOT_USABLE, TIME_FIELD_NOT_DATE, REQUEST_INVALID
 */
export async function logScope(
  { reader }: Pick<DetectionPorts, 'reader'>,
  question: LogQuestion,
  signal: AbortSignal,
): Promise<LogScope> {
  const { indices, from, to, time_field: timeField = resultTimeField, line_field, text } = question;
  if (from >= to) throw new AppError('REQUEST_INVALID', '"from" must be before "to".');
  const candidates = line_field === undefined ? usualLineFields : [line_field];
  const kinds = await reader.fieldKinds(indices, [timeField, ...candidates], signal);
  const time = kinds.get(timeField);
  if (time === undefined || !isDate(time)) {
    throw new AppError(
      'TIME_FIELD_NOT_DATE',
      `Field "${timeField}" is no date in all indices of ${named(question)}.`,
    );
  }
  const lineField = lineFieldOf(question, kinds);
  return {
    indices,
    time_field: timeField,
    line_field: lineField,
    is_text: isText(kinds.get(lineField) ?? { types: [] }),
    range: { from, to },
    filters: question.filters,
    ...(text === undefined || text.trim() === '' ? {} : { text }),
  };
}

/** Of a value that may be a list, the first text; null where there is none. */
export function lineOf(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'string') return first;
  return typeof first === 'number' || typeof first === 'boolean' ? String(first) : null;
}
