/** The windows of a draft whose rows are windows. */
import { durationToMs } from '../../../common/codecs/bounded';
import {
  completeWindows,
  usualMeasures,
  windowLengthCodec,
  type Measure,
  type WindowsInput,
} from '../../../common/windows';
import type { Draft } from './draft';

const { history } = completeWindows();

export const isWindowLength = (length: string): boolean => windowLengthCodec.is(length);

/** The measures that were taken, with those that they are ratios of, in the usual order. */
export function measuresOf(draft: Pick<Draft, 'measures'>): Measure[] {
  const taken = new Set(draft.measures);
  const parts = usualMeasures
    .filter(({ name }) => taken.has(name))
    .flatMap(({ name, of, by }) => [name, of, by]);
  return usualMeasures.filter(({ name }) => parts.includes(name));
}

/** The windows as the API takes them; all usual measures need not be named. */
export function windowsOf(
  draft: Pick<Draft, 'entity' | 'windowLength' | 'measures'>,
): WindowsInput {
  const measures = measuresOf(draft);
  const length = draft.windowLength;
  return {
    entity: draft.entity,
    length,
    // Windows may not be longer than what a measure looks back.
    ...(durationToMs(length) > durationToMs(history) ? { history: length } : {}),
    ...(measures.length === usualMeasures.length ? {} : { measures }),
  };
}
