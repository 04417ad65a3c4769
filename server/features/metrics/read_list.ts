/** Several values of one field: Elasticsearch makes no difference between a value and a list of it. */
import type { ErrorCode } from '../../../common/errors';

interface Problem {
  problem: ErrorCode;
}

/** Whether a problem means that the value is simply not there, so that what is typical may stand in. */
export function isMissing(problem: ErrorCode): boolean {
  return problem === 'FEATURE_MISSING' || problem === 'FEATURE_NULL';
}

/**
 * Each value of a list. Those that are missing are left out, as Elasticsearch leaves out nulls; a list
 * within the list counts as its values.
 * @returns the first problem of a value that is there but cannot be read; where none is there, that
 */
export function readList<Reading extends object>(
  list: readonly unknown[],
  read: (value: unknown) => Reading | Problem,
): Reading[] | Problem {
  const readings: Reading[] = [];
  let missing: Problem = { problem: 'FEATURE_MISSING' };
  for (const value of list.flat(Infinity)) {
    const reading = read(value);
    if (!('problem' in reading)) readings.push(reading);
    else if (isMissing(reading.problem)) missing = reading;
    else return reading;
  }
  return readings.length === 0 ? missing : readings;
}

/** All of a field, whether it is one value or a list. */
export function readAll<Reading extends object>(
  value: unknown,
  read: (value: unknown) => Reading | Problem,
): Reading[] | Problem {
  if (Array.isArray(value)) return readList(value, read);
  const reading = read(value);
  return 'problem' in reading ? reading : [reading];
}
