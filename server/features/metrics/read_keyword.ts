/** A document's value as a category, or the reason why it is none. */
import type { ErrorCode } from '../../../common/errors';
import { categoryLength } from '../../../common/model_manifest';
import { readAll } from './read_list';

export type KeywordReading = { text: string } | { problem: ErrorCode };

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;

/** The first characters of a value, without half a surrogate pair at the end. */
export function shortened(text: string): string {
  if (text.length <= categoryLength) return text;
  const end = isHighSurrogate(text.charCodeAt(categoryLength - 1))
    ? categoryLength - 1
    : categoryLength;
  // A slice keeps the whole text in memory; what is written anew does not.
  return Buffer.from(text.slice(0, end), 'utf16le').toString('utf16le');
}

/** Text as it is, numbers and booleans as Elasticsearch's keyword fields write them. */
export function readKeyword(value: unknown): KeywordReading {
  if (value === undefined || value === '') return { problem: 'FEATURE_MISSING' };
  if (value === null) return { problem: 'FEATURE_NULL' };
  if (typeof value === 'string') return { text: shortened(value) };
  if (typeof value === 'number' || typeof value === 'boolean') return { text: String(value) };
  return { problem: 'FEATURE_NOT_KEYWORD' };
}

/** All of a field, whether it is one value or a list. */
export function readKeywords(value: unknown): { text: string }[] | { problem: ErrorCode } {
  return readAll(value, readKeyword);
}
