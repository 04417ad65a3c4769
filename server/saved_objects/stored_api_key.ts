/** An API key as it is kept: a saved object of its own under a random id, as Kibana demands. */
import * as t from 'io-ts';

const boundProps = {
  detector_id: t.string,
  /** Elasticsearch's id of the key; in the clear, so that the key can be revoked without decrypting. */
  api_key_id: t.string,
  owner: t.string,
  /** ISO 8601. */
  granted_at: t.string,
  /** Whether it is the caller's own key, which is not ours to revoke. */
  is_own_key: t.boolean,
};

const encryptedProps = {
  /** The secret half. */
  api_key: t.string,
};

export const storedApiKeyCodec = t.type({ ...boundProps, ...encryptedProps });
export type StoredApiKey = t.TypeOf<typeof storedApiKeyCodec>;

/** What can be read without decrypting. */
export const keyDescriptionCodec = t.type(boundProps);
export type KeyDescription = t.TypeOf<typeof keyDescriptionCodec>;

export const encryptedAttributes = Object.keys(encryptedProps);
/** All others: whoever changes one of them makes the key useless. */
export const boundAttributes = Object.keys(boundProps);
