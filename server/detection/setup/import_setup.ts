/** A whole set-up from one file: all of it is checked before any of it is changed. */
import { AppError, asSentence, toAppError } from '../../../common/errors';
import type { SetupFile, SetupReport, SetupStep } from '../../../common/setup';
import type { DetectionPorts } from '../services';
import type { ImportOptions } from './import_options';
import { planDetectors } from './plan_detectors';
import { planModels } from './plan_models';
import { planRules } from './plan_rules';
import { withDuplicatesNamed, type PlannedStep } from './planned_step';

async function plan(
  ports: DetectionPorts,
  setup: SetupFile,
  options: ImportOptions,
): Promise<PlannedStep[]> {
  const { steps, detectors } = await planDetectors(ports, setup, options);
  const models = await planModels(ports, { setup, detectors }, options);
  const rules = await planRules(options.rules, setup.rules ?? [], new Set(detectors.keys()));
  return withDuplicatesNamed([...steps, ...models, ...rules]);
}

const nameOf = ({ part, id }: SetupStep) => `${part} ${id}`;

const listed = (steps: readonly PlannedStep[]) =>
  steps.length === 0 ? 'nothing' : steps.map(({ report }) => nameOf(report)).join(', ');

/** @throws AppError SETUP_INVALID that names every problem of every part */
function assertWithoutProblems(steps: readonly PlannedStep[]): void {
  const said = steps.flatMap(({ report }) =>
    report.problems.map(
      ({ code, message }) => `${nameOf(report)}: ${asSentence(message)} (${code})`,
    ),
  );
  if (said.length > 0) throw new AppError('SETUP_INVALID', said.join(' '));
}

/** @throws AppError SETUP_INCOMPLETE that says of every part whether it is done */
async function applyAll(steps: readonly PlannedStep[]): Promise<void> {
  const todo = steps.filter(({ apply }) => apply !== undefined);
  for (const [n, step] of todo.entries()) {
    try {
      await step.apply?.();
    } catch (error) {
      const { code, message } = toAppError(error);
      throw new AppError(
        'SETUP_INCOMPLETE',
        `Done: ${listed(todo.slice(0, n))}. Failed: ${nameOf(step.report)}, ${code}, ${asSentence(message)} ` +
          `Not tried: ${listed(todo.slice(n + 1))}.`,
        { cause: error },
      );
    }
  }
}

/** What an import would do; nothing is changed. @throws AppError ES_UNAVAILABLE, ... */
export async function previewSetup(
  ports: DetectionPorts,
  setup: SetupFile,
  options: ImportOptions,
): Promise<SetupReport> {
  const steps = await plan(ports, setup, options);
  return { imported: false, steps: steps.map(({ report }) => report) };
}

/**
 * Creates and changes what the file says: detectors, then models, which become the champions, then
 * alert rules. What the file does not name stays as it is, and doing it again changes nothing.
 * @throws AppError SETUP_INVALID before anything is changed; SETUP_INCOMPLETE where a part fails all
 * the same
 */
export async function importSetup(
  ports: DetectionPorts,
  setup: SetupFile,
  options: ImportOptions,
): Promise<SetupReport> {
  const steps = await plan(ports, setup, options);
  assertWithoutProblems(steps);
  await applyAll(steps);
  return { imported: true, steps: steps.map(({ report }) => report) };
}
