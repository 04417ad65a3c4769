/** Detectors that judged rows lately, made ready once for as long as nobody changes them. */
import type { Detector } from '../../../common/detector';
import type { ModelInUse } from './models_in_use';

/** A detector and the model that judges for it. */
export interface OpenDetector {
  detector: Detector;
  model: ModelInUse;
}

/** What a detector was opened from: another version of either may be another source or champion. */
export interface OpenedFrom {
  /** Stored version of the detector. */
  detector: string;
  /** Stored version of its models' roles; null when it has none yet. */
  roles: string | null;
}

interface Remembered {
  from: OpenedFrom;
  open: OpenDetector;
}

/**
 * Holds what was opened under the detector's id: whoever takes it out compares the versions with those
 * that are stored now, so that it is never out of date. What was used longest ago goes first. One for the
 * life of the host, in Kibana one a space.
 */
export class OpenedDetectors {
  private readonly known = new Map<string, Remembered>();

  /** @param most of them kept */
  constructor(private readonly most = 100) {}

  get(detectorId: string): Remembered | undefined {
    const remembered = this.known.get(detectorId);
    if (remembered !== undefined) this.put(detectorId, remembered);
    return remembered;
  }

  put(detectorId: string, remembered: Remembered): void {
    this.known.delete(detectorId);
    this.known.set(detectorId, remembered);
    const [oldest] = this.known.keys();
    if (this.known.size > this.most && oldest !== undefined) this.known.delete(oldest);
  }
}
