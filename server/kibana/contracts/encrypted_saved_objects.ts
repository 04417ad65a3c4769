/** Contracts of the plugin `encryptedSavedObjects`. */
import type { SavedObject } from './saved_objects';

/**
 * What is encrypted is bound to the other attributes: 8.12 takes all of them, later versions those of
 * `attributesToIncludeInAAD`. Naming all of them there makes both the same, so that what one wrote the
 * other can read.
 */
export interface EncryptedType {
  type: string;
  attributesToEncrypt: ReadonlySet<string>;
  attributesToIncludeInAAD: ReadonlySet<string>;
}

export interface EncryptedSavedObjectsSetup {
  /** Whether there is an encryption key of one's own. */
  canEncrypt: boolean;
  registerType(type: EncryptedType): void;
}

export interface EncryptedSavedObjectsClient {
  /** Fails when the encryption key is not the one that it was written with. */
  getDecryptedAsInternalUser<A>(
    type: string,
    id: string,
    options: { namespace?: string },
  ): Promise<SavedObject<A>>;
}

export interface EncryptedSavedObjectsStart {
  getClient(options: { includedHiddenTypes: string[] }): EncryptedSavedObjectsClient;
}
