/** A document's value as a number for the forest, or the reason why it is none. */
import type { ErrorCode } from '../../../common/errors';
import { usualMultiValueMode, type Feature } from '../../../common/feature';
import { readList } from './read_list';

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
  return { problem: 'FEATURE_NOT_NUMERIC' };
}

/**
 * Numbers, booleans (0 or 1) and text that is a decimal number, as Elasticsearch's own numeric
 * fields take them, or of a list of them what `multi_value_mode` says; each finite, within the range of a 32-bit float and within the feature's limits.
 */
export function readNumber(value: unknown, feature: Feature): NumberReading {
  return Array.isArray(value) ? readNumbers(value, feature) : readOne(value, feature);
}

function readOne(value: unknown, feature: Feature): NumberReading {
  const reading = toNumber(value);
  if ('problem' in reading) return reading;
  const number = reading.value;
  if (Number.isNaN(number)) return { problem: 'FEATURE_NOT_FINITE' };
  if (Math.abs(number) > largestFloat32) return { problem: 'FEATURE_TOO_LARGE' };
  const { min = -Infinity, max = Infinity } = feature;
  return number < min || number > max ? { problem: 'FEATURE_OUT_OF_LIMITS' } : { value: number };
}

function readNumbers(list: readonly unknown[], feature: Feature): NumberReading {
  const readings = readList(list, (value) => readOne(value, feature));
  if ('problem' in readings) return readings;
  const values = readings.map(({ value }) => value);
  switch (feature.multi_value_mode ?? usualMultiValueMode) {
    case 'min':
      return { value: values.reduce((a, b) => Math.min(a, b)) };
    case 'max':
      return { value: values.reduce((a, b) => Math.max(a, b)) };
    case 'avg':
      return { value: values.reduce((a, b) => a + b, 0) / values.length };
  }
}
