import type { Detector } from '../../../../common/detector';

export interface Choice {
  value: string;
  text: string;
}

/** A setting of a detector that can be changed. */
export interface Setting {
  /** Of the detector's JSON. */
  path: string;
  label: string;
  help?: string;
  as: 'text' | 'number' | 'json' | 'threshold' | readonly Choice[];
  /** What stands for a part that is left out; a setting without it needs a value. */
  usual?: string;
  /** Left out where a detector cannot have it. */
  isFor?: (detector: Detector) => boolean;
}
