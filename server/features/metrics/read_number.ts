/** A document's value as a number for the forest, or the reason why it is none. */
import type { ErrorCode } from '../../../common/errors';
import type { Feature } from '../../../common/feature';

/** Largest magnitude of a 32-bit float: beyond it other readers of the model would see Infinity. */
const largestFloat32 = 3.4028234663852886e38;

const numericText = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const nonFiniteText = /^[+-]?(nan|inf|infinity)$/i;

export type NumberReading = { value: number } | { problem: ErrorCode };

function fromText(text: string): NumberReading {
  const trimmed = text.trim();
  if (trimmed === '') return { problem: 'FEATURE_MISSING' };
  if (numericText.test(trimmed)) return { value: Number(trimmed) };
  return { problem: nonFiniteText.test(trimmed) ? 'FEATURE_NOT_FINITE' : 'FEATURE_NOT_NUMERIC' };
}

function toNumber(value: unknown): NumberReading {
  if (value === undefined) return { problem: 'FEATURE_MISSING' };
  if (value === null) return { problem: 'FEATURE_NULL' };
  if (typeof value === 'number') return { value };
  if (typeof value === 'boolean') return { value: value ? 1 : 0 };
  if (typeof value === 'string') return fromText(value);
  if (Array.isArray(value)) return { problem: 'FEATURE_IS_ARRAY' };
  return { problem: 'FEATURE_NOT_NUMERIC' };
}

/**
 * Numbers, booleans (0 or 1) and text that is a decimal number, as Elasticsearch's own numeric
 * fields take them; finite, within the range of a 32-bit float and within the feature's limits.
 */
export function readNumber(value: unknown, feature: Feature): NumberReading {
  const reading = toNumber(value);
  if ('problem' in reading) return reading;
  const number = reading.value;
  if (Number.isNaN(number)) return { problem: 'FEATURE_NOT_FINITE' };
  if (Math.abs(number) > largestFloat32) return { problem: 'FEATURE_TOO_LARGE' };
  const { min = -Infinity, max = Infinity } = feature;
  return number < min || number > max ? { problem: 'FEATURE_OUT_OF_LIMITS' } : { value: number };
}

/** Whether a problem means that the value is simply not there, so that a median may stand in. */
export function isMissing(problem: ErrorCode): boolean {
  return problem === 'FEATURE_MISSING' || problem === 'FEATURE_NULL';
}
