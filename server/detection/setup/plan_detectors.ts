/** Detectors of a set-up against those that are there. */
import { completeDetector } from '../../../common/complete_detector';
import type { Detector, DetectorInput } from '../../../common/detector';
import type { SetupFile } from '../../../common/setup';
import { askForTraining } from '../models/ask_for_training';
import { createDetector } from '../detectors/create_detector';
import { assertModelFits } from '../detectors/load_detector';
import { championOf } from '../models/model_roles';
import type { DetectionPorts } from '../services';
import { updateDetector } from '../detectors/update_detector';
import { validateDetector } from '../detectors/validate_detector';
import { compareValues } from '../compare_values';
import type { ImportOptions } from './import_options';
import { orProblem, refusedStep, type PlannedStep } from './planned_step';

export interface DetectorPlan {
  steps: PlannedStep[];
  /** All that will be there, by id: those of the file as it describes them, and the others. */
  detectors: Map<string, Detector>;
}

async function keepTasks({ scheduler }: ImportOptions, detector: Detector): Promise<void> {
  if (scheduler === null) return;
  if (detector.enabled) await scheduler.schedule(detector);
  else await scheduler.unschedule(detector.id);
}

/** Whether the champion cannot score for the detector as it is described now. */
async function isOutgrown(ports: DetectionPorts, detector: Detector): Promise<boolean> {
  const champion = await championOf(ports, detector.id);
  if (champion === null) return false;
  const fits = await orProblem(() => assertModelFits(detector, champion));
  return 'problem' in fits;
}

const outgrownNote = 'Its model no longer fits its features: it is trained anew.';

interface Change {
  stored: Detector | null;
  detector: Detector;
  hasModel: boolean;
}

async function planChange(
  ports: DetectionPorts,
  { stored, detector, hasModel }: Change,
  options: ImportOptions,
): Promise<PlannedStep> {
  const { id } = detector;
  const { actor, scheduler, signal } = options;
  const report = { part: 'detector' as const, id, problems: [] };
  if (stored === null) {
    const apply = async () => keepTasks(options, await createDetector(ports, detector, signal));
    return { report: { ...report, change: 'created', differences: [] }, apply };
  }
  const differences = compareValues(stored, detector);
  if (differences.length === 0) {
    return { report: { ...report, change: 'same', differences } };
  }
  const outgrown = !hasModel && (await isOutgrown(ports, detector));
  const byItself = outgrown && detector.enabled && scheduler !== null;
  const note = byItself ? outgrownNote : 'Its model no longer fits its features: train it.';
  return {
    report: {
      ...report,
      change: 'changed',
      differences,
      ...(outgrown ? { note } : {}),
    },
    apply: async () => {
      const updated = await updateDetector(ports, detector, signal);
      await keepTasks(options, updated);
      if (byItself) await askForTraining(ports, scheduler, { detector: updated, who: actor.who });
    },
  };
}

async function planDetector(
  ports: DetectionPorts,
  input: DetectorInput,
  { hasModel, there, options }: { hasModel: boolean; there: DetectorPlan; options: ImportOptions },
): Promise<{ step: PlannedStep; detector: Detector | null }> {
  const { destination, reader } = ports;
  // Those of the file before it will be there by then.
  const detectors = { list: () => Promise.resolve([...there.detectors.values()]) };
  const checking = { destination, reader, detectors };
  const planned = await orProblem(async () => {
    const completed = completeDetector(input);
    const stored = (await ports.detectors.get(input.id))?.value ?? null;
    // One that is there already may have a source that is away for the moment.
    const isSame = stored !== null && compareValues(stored, completed).length === 0;
    const detector = isSame ? stored : await validateDetector(checking, completed, options.signal);
    return { step: await planChange(ports, { stored, detector, hasModel }, options), detector };
  });
  return 'value' in planned
    ? planned.value
    : { step: refusedStep('detector', input.id, planned.problem), detector: null };
}

/** One step a detector of the file. */
export async function planDetectors(
  ports: DetectionPorts,
  { detectors: inputs, models = [] }: SetupFile,
  options: ImportOptions,
): Promise<DetectorPlan> {
  const withModel = new Set(models.map(({ detector_id: id }) => id));
  const there = (await ports.detectors.list()).map((one) => [one.id, one] as const);
  const plan: DetectorPlan = { steps: [], detectors: new Map(there) };
  for (const input of inputs) {
    const hasModel = withModel.has(input.id);
    const { step, detector } = await planDetector(ports, input, { hasModel, there: plan, options });
    plan.steps.push(step);
    if (detector !== null) plan.detectors.set(input.id, detector);
  }
  return plan;
}
