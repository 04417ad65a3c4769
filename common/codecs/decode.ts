/** Decoding at a boundary: a value of the codec's type, or an error that names every problem. */
import type * as t from 'io-ts';
import { AppError, type ErrorCode } from '../errors';

function pathOf(error: t.ValidationError): string {
  const keys = error.context
    .map((entry) => entry.key)
    // Intersections put the number of their part among the keys; people know no such key.
    .filter((key, i) => {
      const parent = error.context[i - 1]?.type as { _tag?: string } | undefined;
      return key !== '' && parent?._tag !== 'IntersectionType' && parent?._tag !== 'UnionType';
    });
  return keys.join('.');
}

/** A value as far as a message needs it: what came may be of any depth and length. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return JSON.stringify(value)?.slice(0, 80) ?? 'missing';
}

export interface Problem {
  /** Keys with dots between them; '' for the whole value. */
  path: string;
  /** Such as "must be a number from 0 to 1". */
  problem: string;
}

function problemOf(error: t.ValidationError): Problem {
  const last = error.context[error.context.length - 1];
  return {
    path: pathOf(error),
    problem: error.message ?? `must be ${last?.type.name ?? 'valid'}`,
  };
}

/** What is wrong with a value, in the order in which it is met; none when the codec takes it. */
export function findProblems<A>(codec: t.Type<A, unknown, unknown>, input: unknown): Problem[] {
  const decoded = codec.decode(input);
  return decoded._tag === 'Right' ? [] : decoded.left.map(problemOf);
}

function describe(error: t.ValidationError): string {
  const { path, problem } = problemOf(error);
  return `${path || 'value'} ${problem} (is ${shown(error.value)})`;
}

/** Most problems that a message names. */
const mostProblems = 20;

/**
 * The decoded value.
 * @throws AppError with `code`, whose message names `what` and every problem with its path.
 */
export function decodeOrThrow<A>(
  codec: t.Type<A, unknown, unknown>,
  input: unknown,
  { what, code = 'REQUEST_INVALID' }: { what: string; code?: ErrorCode },
): A {
  const decoded = codec.decode(input);
  if (decoded._tag === 'Right') return decoded.right;
  const problems = new Set<string>();
  for (const error of decoded.left) {
    if (problems.size === mostProblems) break;
    problems.add(describe(error));
  }
  throw new AppError(code, `${what}: ${[...problems].join('; ')}`);
}
