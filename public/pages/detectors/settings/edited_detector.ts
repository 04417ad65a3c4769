/** A detector while its settings are being changed: what stands in each field, and what is wrong with it. */
import { findProblems } from '../../../../common/codecs/decode';
import { type Detector, detectorCodec } from '../../../../common/detector';
import type { SettingField } from './setting_fields';

/** What a person has written, by the path of the field; fields that are as before are left out. */
export type Edits = Readonly<Record<string, string>>;

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const keysOf = ({ path }: SettingField) => path.split('.');

const valueAt = (value: unknown, keys: readonly string[]): unknown =>
  keys.reduce<unknown>((part, key) => (isObject(part) ? part[key] : undefined), value);

function withValueAt(whole: Json, [key = '', ...rest]: readonly string[], value: unknown): Json {
  const { [key]: part, ...others } = whole;
  if (rest.length > 0) {
    return { ...whole, [key]: withValueAt(isObject(part) ? part : {}, rest, value) };
  }
  return value === undefined ? others : { ...whole, [key]: value };
}

/** What a field shows of a detector. */
export function storedText(detector: Detector, field: SettingField): string {
  const value = valueAt(detector, keysOf(field));
  if (value === undefined) return field.usual ?? '';
  if (field.as === 'json') return JSON.stringify(value, null, 2);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The edits with one more; what stands there as before is none. */
export function edit(
  { detector, edits }: { detector: Detector; edits: Edits },
  field: SettingField,
  text: string,
): Edits {
  const { [field.path]: _before, ...others } = edits;
  return text === storedText(detector, field) ? others : { ...others, [field.path]: text };
}

/** What a field's text stands for; undefined for a part that is left out. @throws SyntaxError for no JSON */
function valueOf({ as, usual }: SettingField, text: string): unknown {
  if (text.trim() === usual) return undefined;
  if (as === 'json' || as === 'threshold') return JSON.parse(text) as unknown;
  const number = Number(text);
  // The codec says what is wrong with what is no number.
  return as === 'number' && text.trim() !== '' && Number.isFinite(number) ? number : text;
}

export interface Edited {
  /** As it would be; null while something is wrong. */
  detector: Detector | null;
  /** By the path of the field. */
  problems: ReadonlyMap<string, string>;
}

/** A detector with what a person has written into the fields. */
export function editedDetector(
  detector: Detector,
  fields: readonly SettingField[],
  edits: Edits,
): Edited {
  const problems = new Map<string, string>();
  let whole: Json = { ...detector };
  for (const field of fields) {
    const text = edits[field.path];
    if (text === undefined) continue;
    try {
      whole = withValueAt(whole, keysOf(field), valueOf(field, text));
    } catch (thrown) {
      problems.set(field.path, thrown instanceof Error ? thrown.message : String(thrown));
    }
  }
  for (const { path, problem } of findProblems(detectorCodec, whole)) {
    const field = fields.find((one) => path === one.path || path.startsWith(`${one.path}.`));
    const key = field?.path ?? path;
    if (!problems.has(key)) problems.set(key, problem);
  }
  return { detector: problems.size === 0 && detectorCodec.is(whole) ? whole : null, problems };
}
