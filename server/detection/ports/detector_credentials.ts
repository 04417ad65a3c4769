/** Whose rights a detector works with. */
import type { CredentialsSummary } from '../../../common/api/shared';
import type { Detector } from '../../../common/detector';

/** The rights that a detector's tasks run with: an API key in the name of the person who asks. */
export interface DetectorCredentials {
  /**
   * Takes a key that may read the detector's source and write its destination, as far as the person
   * may, keeps it and revokes the one before.
   * @throws AppError ENCRYPTION_KEY_MISSING, API_KEY_NOT_GRANTED; the key before stays then.
   */
  grant(detector: Detector): Promise<void>;
  /** None there is as good. @throws AppError ES_UNAVAILABLE, ...: what is left goes with the next call. */
  revoke(detectorId: string): Promise<void>;
  /** Null when there is none. */
  describe(detectorId: string): Promise<CredentialsSummary | null>;
}

/** Of a host without users: all that it does, it does with its own rights. */
export const noCredentials: DetectorCredentials = {
  grant: () => Promise.resolve(),
  revoke: () => Promise.resolve(),
  describe: () => Promise.resolve(null),
};
