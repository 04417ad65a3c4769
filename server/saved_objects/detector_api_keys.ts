/**
 * The API keys that detectors run with: granted in the name of the person who asks, kept encrypted,
 * handed to tasks, revoked.
 */
import type { CredentialsSummary } from '../../common/api/shared';
import { decodeOrThrow } from '../../common/codecs/decode';
import type { Detector } from '../../common/detector';
import { AppError, toAppError } from '../../common/errors';
import type { Clock, Logger } from '../detection/ports/host';
import type { DetectorCredentials } from '../detection/ports/detector_credentials';
import type { EncryptedSavedObjectsClient } from '../kibana/contracts/encrypted_saved_objects';
import type { KibanaRequest } from '../kibana/contracts/http';
import type {
  SavedObject,
  SavedObjectsRepository,
  SavedObjectsStart,
} from '../kibana/contracts/saved_objects';
import type { Authentication } from '../kibana/contracts/security';
import { keyRights } from './key_rights';
import { savedObjectError, statusOf } from './saved_object_error';
import { inSpace, savedObjectTypes } from './saved_object_types';
import {
  keyDescriptionCodec,
  storedApiKeyCodec,
  type KeyDescription,
  type StoredApiKey,
} from './stored_api_key';

export interface DetectorApiKeysOptions {
  savedObjects: SavedObjectsStart;
  /** Null where Kibana has no way to log in. */
  authentication: Authentication | null;
  /** Whether Elasticsearch has security. */
  hasUsers: () => Promise<boolean>;
  /** Null where secrets cannot be encrypted. */
  encrypted: EncryptedSavedObjectsClient | null;
  /** Index that refused results of a destination go to. */
  deadLettersOf: (destination: string) => string;
  clock: Clock;
  logger: Logger;
}

/** A key on its way into the store. */
type NewKey = Pick<StoredApiKey, 'api_key' | 'api_key_id' | 'is_own_key'>;

const type = savedObjectTypes.credentials;
const longestReason = 300;

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, ' ').slice(0, longestReason);
}

/** The API key that a request was sent with, whose id and secret stand in its header. */
function ownKeyOf({ headers }: KibanaRequest): NewKey | null {
  const [, encoded] = /^ApiKey\s+(\S+)$/i.exec(String(headers.authorization ?? '')) ?? [];
  if (encoded === undefined) return null;
  const [id, secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  if (!id || !secret) return null;
  return { api_key_id: id, api_key: secret, is_own_key: true };
}

const newestFirst = (a: KeyDescription, b: KeyDescription) =>
  a.granted_at < b.granted_at ? 1 : -1;

export class DetectorApiKeys {
  private readonly repository: SavedObjectsRepository;

  constructor(private readonly options: DetectorApiKeysOptions) {
    this.repository = options.savedObjects.createInternalRepository([type]);
  }

  /** For a request: keys are granted in the name of its caller. */
  forRequest(request: KibanaRequest, spaceId: string): DetectorCredentials {
    return {
      grant: (detector) => this.grant(detector, { request, spaceId }),
      revoke: async (detectorId) => this.revoke(await this.find(detectorId, spaceId), spaceId),
      describe: (detectorId) => this.describe(detectorId, spaceId),
    };
  }

  /**
   * The header that a detector's requests to Elasticsearch carry; null where Elasticsearch has no
   * security. There is no way back to Kibana's own rights where it has.
   * @throws AppError CREDENTIALS_INVALID
   */
  async authorizationOf(detectorId: string, spaceId: string): Promise<string | null> {
    const [newest] = await this.find(detectorId, spaceId);
    if (newest !== undefined) {
      const { api_key_id: id, api_key: key } = await this.decrypt(newest, spaceId);
      return `ApiKey ${Buffer.from(`${id}:${key}`).toString('base64')}`;
    }
    if (await this.isSecurityOff()) return null;
    throw new AppError('CREDENTIALS_INVALID', `Detector ${detectorId} has no API key.`);
  }

  /** Whether Elasticsearch runs without security, so that there are no users to act for. */
  async isSecurityOff(): Promise<boolean> {
    return !(await this.options.hasUsers());
  }

  private async grant(
    detector: Detector,
    { request, spaceId }: { request: KibanaRequest; spaceId: string },
  ): Promise<void> {
    const { authentication, clock, encrypted } = this.options;
    const user = authentication?.getCurrentUser(request) ?? null;
    if (authentication === null || user === null) {
      if (await this.isSecurityOff()) return;
      throw new AppError(
        'API_KEY_NOT_GRANTED',
        `Detector ${detector.id} needs an API key to run with, and Kibana does not know who asks for it.`,
      );
    }
    if (encrypted === null) {
      throw new AppError(
        'ENCRYPTION_KEY_MISSING',
        `Detector ${detector.id} needs an API key to run with, and Kibana has no key to encrypt it with.`,
      );
    }
    const before = await this.find(detector.id, spaceId);
    const key = ownKeyOf(request) ?? (await this.askForKey(authentication, detector, request));
    const attributes: StoredApiKey = {
      ...key,
      detector_id: detector.id,
      owner: user.username,
      granted_at: new Date(clock.now()).toISOString(),
    };
    try {
      await this.options.savedObjects
        .getScopedClient(request, {
          includedHiddenTypes: [type],
          excludedExtensions: ['security'],
        })
        .create(type, attributes, { refresh: 'wait_for' });
    } catch (error) {
      if (!key.is_own_key) {
        await this.logFailure(() => this.invalidate(key.api_key_id));
      }
      throw savedObjectError(error, `Keeping the API key of detector "${detector.id}"`);
    }
    // What stays of them goes with the next key, or with the detector.
    await this.logFailure(() => this.revoke(before, spaceId));
  }

  private async askForKey(
    { apiKeys }: Authentication,
    detector: Detector,
    request: KibanaRequest,
  ): Promise<NewKey> {
    const deadLetters = this.options.deadLettersOf(detector.destination.index);
    const doing = `Asking for an API key for detector ${detector.id}`;
    const granted = await apiKeys
      .grantAsInternalUser(request, {
        name: `Anomaly Forest: ${detector.id}`,
        role_descriptors: keyRights(detector, deadLetters),
        metadata: { application: 'anomaly-forest', managed: true, detector_id: detector.id },
      })
      .catch((error: unknown) => {
        throw new AppError('API_KEY_NOT_GRANTED', `${doing} failed: ${reasonOf(error)}`);
      });
    if (granted === null) {
      throw new AppError('API_KEY_NOT_GRANTED', `${doing} failed: API keys are switched off.`);
    }
    return { api_key_id: granted.id, api_key: granted.api_key, is_own_key: false };
  }

  /**
   * Revokes every key, and forgets those that it revoked.
   * @throws AppError ES_UNAVAILABLE, ... of the first that could not be; its record stays.
   */
  private async revoke(keys: Array<SavedObject<KeyDescription>>, spaceId: string): Promise<void> {
    const failures: AppError[] = [];
    for (const key of keys) {
      await this.revokeOne(key, spaceId).catch((error: unknown) =>
        failures.push(toAppError(error)),
      );
    }
    const [first] = failures;
    if (first !== undefined) throw first;
  }

  private async revokeOne(
    { attributes, id }: SavedObject<KeyDescription>,
    spaceId: string,
  ): Promise<void> {
    if (!attributes.is_own_key) await this.invalidate(attributes.api_key_id);
    try {
      await this.repository.delete(type, id, inSpace(spaceId));
    } catch (error) {
      // Somebody else revoked it at the same moment.
      if (statusOf(error) !== 404) throw savedObjectError(error, `Deleting API key "${id}"`);
    }
  }

  /**
   * Keys that are revoked already, or gone from Elasticsearch, are no error there.
   * @throws AppError ES_UNAVAILABLE when the key may still open something
   */
  private async invalidate(keyId: string): Promise<void> {
    const failed = (reason: string) =>
      new AppError('ES_UNAVAILABLE', `API key ${keyId} could not be revoked: ${reason}`);
    const { authentication } = this.options;
    const answer = await authentication?.apiKeys
      .invalidateAsInternalUser({ ids: [keyId] })
      .catch((error: unknown) => {
        throw failed(reasonOf(error));
      });
    if (answer && answer.error_count > 0) throw failed('Elasticsearch had an error with it.');
  }

  /** For cleaning up after something that has succeeded, or has failed for another reason. */
  private async logFailure(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      const { code, message } = toAppError(thrown);
      this.options.logger.warn(`${code} ${message}`, { code });
    }
  }

  private async describe(detectorId: string, spaceId: string): Promise<CredentialsSummary | null> {
    const [newest] = await this.find(detectorId, spaceId);
    if (newest === undefined) return null;
    const { granted_at, owner } = newest.attributes;
    return { owner, granted_at };
  }

  /** The newest first; more than one only while it is being replaced. */
  private async find(
    detectorId: string,
    spaceId: string,
  ): Promise<Array<SavedObject<KeyDescription>>> {
    const query = {
      type,
      perPage: 100,
      namespaces: [spaceId],
      filter: `${type}.attributes.detector_id: ${JSON.stringify(detectorId)}`,
    };
    const { saved_objects: found } = await this.repository.find(query).catch((error: unknown) => {
      throw savedObjectError(error, `Reading the API key of detector "${detectorId}"`);
    });
    return found
      .map((object) => ({
        ...object,
        attributes: decodeOrThrow(keyDescriptionCodec, object.attributes, {
          what: `The stored API key of detector "${detectorId}"`,
          code: 'CREDENTIALS_INVALID',
        }),
      }))
      .sort((a, b) => newestFirst(a.attributes, b.attributes));
  }

  private async decrypt(
    { attributes, id }: SavedObject<KeyDescription>,
    spaceId: string,
  ): Promise<StoredApiKey> {
    const { encrypted } = this.options;
    const subject = `The API key of detector ${attributes.detector_id}`;
    if (encrypted === null) {
      throw new AppError('CREDENTIALS_INVALID', `${subject} cannot be read: no encryption key.`);
    }
    const found = await encrypted
      .getDecryptedAsInternalUser(type, id, inSpace(spaceId))
      .catch((error: unknown) => {
        throw new AppError(
          'CREDENTIALS_INVALID',
          `${subject} cannot be read; has the encryption key changed? (${reasonOf(error)})`,
        );
      });
    return decodeOrThrow(storedApiKeyCodec, found.attributes, {
      what: subject,
      code: 'CREDENTIALS_INVALID',
    });
  }
}
