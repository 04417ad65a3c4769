/** What is said of each thing that a person can do to a detector, once it is done or has failed. */
import type { Detector } from '../../common/detector';

export interface Deed {
  done: string;
  failed: string;
  text?: string;
}

export const deeds = {
  score: ({ name }: Detector): Deed => ({
    done: `Scoring run of "${name}" is queued`,
    failed: `"${name}" could not be run`,
  }),
  train: ({ name }: Detector): Deed => ({
    done: `Training of "${name}" is queued`,
    text: 'The model in use stays until the new one is checked and stored.',
    failed: `"${name}" could not be trained`,
  }),
  setEnabled: ({ name }: Detector, enabled: boolean): Deed => ({
    done: `"${name}" is ${enabled ? 'enabled' : 'disabled'}`,
    failed: `"${name}" could not be ${enabled ? 'enabled' : 'disabled'}`,
  }),
  setAllEnabled: (count: number, enabled: boolean): Deed => ({
    done: `${count === 1 ? '1 detector is' : `${count} detectors are`} ${enabled ? 'enabled' : 'disabled'}`,
    failed: `${count === 1 ? '1 detector' : `${count} detectors`} could not be ${enabled ? 'enabled' : 'disabled'}`,
  }),
  renew: ({ name }: Detector): Deed => ({
    done: `"${name}" runs with your rights now`,
    text: 'Its next run goes on where the last one stopped.',
    failed: `The credentials of "${name}" could not be renewed`,
  }),
  remove: ({ destination, name }: Detector): Deed => ({
    done: `"${name}" is deleted`,
    text: `Its results stay in ${destination.index}.`,
    failed: `"${name}" could not be deleted`,
  }),
};
