/** One part of a set-up: what importing it would do, and the doing. */
import { AppError, toAppError, type ErrorBody } from '../../../common/errors';
import type { SetupPart, SetupStep } from '../../../common/setup';

export interface PlannedStep {
  report: SetupStep;
  /** Left out where there is nothing to do. */
  apply?: () => Promise<void>;
}

/** No fault of the file: the import ends as any other call does. */
const notOfTheFile: ReadonlySet<string> = new Set([
  'ABORTED',
  'ES_UNAVAILABLE',
  'ES_BACKPRESSURE',
  'ES_BAD_RESPONSE',
  'INTERNAL',
]);

/** The value, or the problem that keeps it from being one. @throws what is no fault of the file */
export async function orProblem<T>(
  work: () => T | Promise<T>,
): Promise<{ value: T } | { problem: ErrorBody }> {
  try {
    return { value: await work() };
  } catch (error) {
    const failure = toAppError(error);
    if (notOfTheFile.has(failure.code)) throw error;
    return { problem: failure.toBody() };
  }
}

export const invalidSetup = (message: string) => new AppError('SETUP_INVALID', message).toBody();

/** Adds a problem to each step whose id stood in the file before. */
export function withDuplicatesNamed(steps: readonly PlannedStep[]): PlannedStep[] {
  const seen = new Set<string>();
  return steps.map((step) => {
    const { part, id, problems } = step.report;
    const name = `${part} ${id}`;
    if (!seen.has(name)) {
      seen.add(name);
      return step;
    }
    const twice = invalidSetup(`The file has ${name} twice.`);
    return { ...step, report: { ...step.report, problems: [...problems, twice] } };
  });
}

/** A part that cannot be imported. */
export const refusedStep = (part: SetupPart, id: string, problem: ErrorBody): PlannedStep => ({
  report: { part, id, change: 'changed', differences: [], problems: [problem] },
});
