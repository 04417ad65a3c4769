/** The windows of a draft whose rows are windows. */
import { durationToMs } from '../../../common/codecs/bounded';
import {
  completeWindows,
  usualMeasures,
  windowLengthCodec,
  windowsInputCodec,
  type Measure,
  type WindowsInput,
} from '../../../common/windows';
import type { Draft } from './draft';

type WindowDraft = Pick<Draft, 'base' | 'entity' | 'windowLength' | 'measures' | 'keep'>;

export const isWindowLength = (length: string): boolean => windowLengthCodec.is(length);

/** Whether windows can keep so many fields. */
export const canKeep = (keep: string[]): boolean => windowsInputCodec.is({ keep });

/** Measures that can be taken: the usual ones, and those of the detector that is cloned. */
export function offeredMeasures({ base }: Pick<Draft, 'base'>): Measure[] {
  const own = base?.source.windows?.measures ?? [];
  const names = new Set(own.map(({ name }) => name));
  return [...own, ...usualMeasures.filter(({ name }) => !names.has(name))];
}

/** The measures that were taken, with those that they are ratios of, in the order in which they are offered. */
export function measuresOf(draft: Pick<Draft, 'base' | 'measures'>): Measure[] {
  const taken = new Set(draft.measures);
  const offered = offeredMeasures(draft);
  const parts = offered
    .filter(({ name }) => taken.has(name))
    .flatMap(({ name, of, by }) => [name, of, by]);
  return offered.filter(({ name }) => parts.includes(name));
}

/** What the windows of a clone have that no field of the wizard shows. */
function keptOfWindows({ base, entity }: WindowDraft): WindowsInput {
  const { entity_path: path, entity: own } = base?.source.windows ?? {};
  return path === undefined || own !== entity ? {} : { entity_path: path };
}

/** The windows as the API takes them; all usual measures need not be named. */
export function windowsOf(draft: WindowDraft): WindowsInput {
  const measures = measuresOf(draft);
  const length = draft.windowLength;
  const usual = completeWindows();
  const { history } = draft.base?.source.windows ?? usual;
  // Windows may not be longer than what a measure looks back.
  const reach = durationToMs(length) > durationToMs(history) ? length : history;
  const isUsual = draft.base === null && measures.length === usualMeasures.length;
  return {
    ...keptOfWindows(draft),
    entity: draft.entity,
    length,
    ...(reach === usual.history ? {} : { history: reach }),
    ...(draft.keep.length === 0 ? {} : { keep: draft.keep }),
    ...(isUsual ? {} : { measures }),
  };
}
