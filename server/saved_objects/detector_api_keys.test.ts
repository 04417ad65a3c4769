import { aDetector } from '../detection/ports/ports.mock';
import type { KibanaRequest } from '../kibana/contracts/http';
import type { SavedObjectsRepository } from '../kibana/contracts/saved_objects';
import type { ApiKeyRequest, Authentication } from '../kibana/contracts/security';
import { DetectorApiKeys } from './detector_api_keys';
import { savedObjectTypes } from './saved_object_types';

type Attributes = Record<string, unknown>;

const secretOf = (attributes: Attributes) => String(attributes.api_key);
const space = (options?: { namespace?: string }) => options?.namespace ?? 'default';
const notFound = () => Object.assign(new Error('not found'), { output: { statusCode: 404 } });

/** Kibana as far as keys go: what is stored is encrypted, keys live in Elasticsearch. */
class FakeKibana {
  readonly objects = new Map<string, { space: string; attributes: Attributes }>();
  readonly alive = new Set<string>();
  readonly asked: ApiKeyRequest[] = [];
  hasSecurity = true;
  canLogIn = true;
  knowsCallers = true;
  canEncrypt = true;
  encryptionKey = 'first';
  failure: Partial<Record<'grant' | 'store' | 'invalidate', Error>> = {};
  /** Keys that Elasticsearch answers an error for when they are to be revoked. */
  readonly stuck = new Set<string>();
  readonly logged: string[] = [];
  now = 0;
  private count = 0;

  private repository = (encrypts: string | null): SavedObjectsRepository => ({
    create: (type, attributes) => {
      expect(type).toBe(savedObjectTypes.credentials);
      if (this.failure.store) return Promise.reject(this.failure.store);
      const id = `random-${(this.count += 1)}`;
      const { api_key: key, ...rest } = attributes as Attributes;
      const api_key = `${this.encryptionKey}(${String(key)})`;
      this.objects.set(id, { space: encrypts ?? '', attributes: { ...rest, api_key } });
      return Promise.resolve({ id, type, attributes });
    },
    delete: (_type, id, options) => {
      if (this.objects.get(id)?.space !== space(options)) return Promise.reject(notFound());
      this.objects.delete(id);
      return Promise.resolve();
    },
    find: <A>({ filter, namespaces }: { filter?: string; namespaces?: string[] }) => {
      const found = [...this.objects]
        .filter(([, object]) => namespaces?.includes(object.space))
        .filter(([, { attributes }]) => filter?.endsWith(JSON.stringify(attributes.detector_id)))
        .map(([id, { attributes }]) => ({ id, type: '', attributes: attributes as A }));
      return Promise.resolve({ total: found.length, saved_objects: found });
    },
    get: () => Promise.reject(new Error('not used')),
  });

  readonly authentication: Authentication = {
    getCurrentUser: ({ headers }) =>
      this.hasSecurity && this.knowsCallers ? { username: String(headers.user) } : null,
    apiKeys: {
      grantAsInternalUser: (_request, key) => {
        if (this.failure.grant) return Promise.reject(this.failure.grant);
        this.asked.push(key);
        const id = `key-${(this.count += 1)}`;
        this.alive.add(id);
        return Promise.resolve({ id, api_key: `secret of ${id}` });
      },
      invalidateAsInternalUser: ({ ids }) => {
        if (this.failure.invalidate) return Promise.reject(this.failure.invalidate);
        const free = ids.filter((id) => !this.stuck.has(id));
        for (const id of free) this.alive.delete(id);
        return Promise.resolve({ error_count: ids.length - free.length });
      },
    },
  };

  keys(): DetectorApiKeys {
    const ignore = () => undefined;
    return new DetectorApiKeys({
      savedObjects: {
        createInternalRepository: () => this.repository(null),
        getScopedClient: ({ headers }) => this.repository(String(headers.space)),
        createImporter: () => {
          throw new Error('not used');
        },
      },
      authentication: this.canLogIn ? this.authentication : null,
      hasUsers: () => Promise.resolve(this.hasSecurity),
      encrypted: this.canEncrypt
        ? {
            getDecryptedAsInternalUser: <A>(type: string, id: string) => {
              const attributes = this.objects.get(id)?.attributes ?? {};
              const [, key, secret] = /^(\w+)\((.*)\)$/.exec(secretOf(attributes)) ?? [];
              if (key !== this.encryptionKey) {
                return Promise.reject(new Error('Unable to decrypt attribute "api_key"'));
              }
              return Promise.resolve({
                id,
                type,
                attributes: { ...attributes, api_key: secret } as A,
              });
            },
          }
        : null,
      deadLettersOf: (destination) => `dead-${destination}`,
      clock: { now: () => (this.now += 1000) },
      logger: {
        debug: ignore,
        info: ignore,
        warn: (message) => void this.logged.push(message),
        error: ignore,
      },
    });
  }
}

const requestOf = (user: string, headers: Record<string, string> = {}): KibanaRequest => ({
  headers: { user, space: 'default', ...headers },
  params: {},
  query: {},
  body: null,
  events: { aborted$: { subscribe: () => ({ unsubscribe: () => undefined }) } },
});

const detector = aDetector();
const header = (id: string, secret = `secret of ${id}`) =>
  `ApiKey ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

describe('API keys of detectors', () => {
  let kibana: FakeKibana;
  let keys: DetectorApiKeys;
  beforeEach(() => {
    kibana = new FakeKibana();
    keys = kibana.keys();
  });
  const of = (user: string, headers?: Record<string, string>) =>
    keys.forRequest(requestOf(user, headers), headers?.space ?? 'default');

  test('a granted key is kept encrypted, described without it, and handed to tasks', async () => {
    await of('ana').grant(detector);
    const [stored] = [...kibana.objects.values()];
    expect(JSON.stringify(stored?.attributes)).toContain('"api_key":"first(secret of');
    expect(await of('bob').describe('pump')).toEqual({
      owner: 'ana',
      granted_at: '1970-01-01T00:00:01.000Z',
    });
    const [id = ''] = [...kibana.alive];
    expect(await keys.authorizationOf('pump', 'default')).toBe(header(id));
    expect(kibana.asked[0]).toMatchObject({
      name: 'Anomaly Forest: pump',
      metadata: { detector_id: 'pump', application: 'anomaly-forest' },
    });
  });

  test('another owner means another key; the first one is revoked', async () => {
    await of('ana').grant(detector);
    const [first = ''] = [...kibana.alive];
    await of('bob').grant(detector);
    expect(kibana.alive.has(first)).toBe(false);
    expect(kibana.alive.size).toBe(1);
    expect(kibana.objects.size).toBe(1);
    expect(await of('ana').describe('pump')).toMatchObject({ owner: 'bob' });
  });

  test('revoking leaves neither key nor record, and can be repeated', async () => {
    await of('ana').grant(detector);
    await of('ana').grant(aDetector({ id: 'tank' }));
    await of('bob').revoke('pump');
    await of('bob').revoke('pump');
    expect(kibana.alive.size).toBe(1);
    await expect(keys.authorizationOf('pump', 'default')).rejects.toMatchObject({
      code: 'CREDENTIALS_INVALID',
    });
    expect(await keys.authorizationOf('tank', 'default')).toContain('ApiKey ');
  });

  test('without an encryption key no key is asked for', async () => {
    kibana.canEncrypt = false;
    keys = kibana.keys();
    await expect(of('ana').grant(detector)).rejects.toMatchObject({
      code: 'ENCRYPTION_KEY_MISSING',
    });
    expect(kibana.asked).toEqual([]);
  });

  test('a key that Elasticsearch does not grant is said so, and the one before stays', async () => {
    await of('ana').grant(detector);
    kibana.failure.grant = new Error('api keys are not enabled');
    await expect(of('bob').grant(detector)).rejects.toMatchObject({
      code: 'API_KEY_NOT_GRANTED',
      message: expect.stringContaining('api keys are not enabled') as unknown,
    });
    expect(kibana.alive.size).toBe(1);
    expect(await of('bob').describe('pump')).toMatchObject({ owner: 'ana' });
  });

  test('a key that cannot be kept is revoked', async () => {
    kibana.failure.store = new Error('no space');
    await expect(of('ana').grant(detector)).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(kibana.alive.size).toBe(0);
  });

  test('a key that cannot be kept nor revoked is said in the log', async () => {
    kibana.failure.store = new Error('no space');
    kibana.failure.invalidate = new Error('no answer');
    await expect(of('ana').grant(detector)).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(kibana.logged).toEqual([
      expect.stringMatching(/^ES_UNAVAILABLE API key key-1 could not be revoked: no answer/),
    ]);
  });

  test.each(['error_count', 'rejection'])(
    'a key that could not be revoked (%s) is kept for the next try',
    async (kind) => {
      await of('ana').grant(detector);
      const [id = ''] = [...kibana.alive];
      if (kind === 'error_count') kibana.stuck.add(id);
      else kibana.failure.invalidate = new Error('no answer');
      await expect(of('ana').revoke('pump')).rejects.toMatchObject({ code: 'ES_UNAVAILABLE' });
      expect(kibana.objects.size).toBe(1);
      kibana.stuck.clear();
      kibana.failure = {};
      await of('bob').revoke('pump');
      expect(kibana.alive.size).toBe(0);
      expect(kibana.objects.size).toBe(0);
    },
  );

  test('a former key that cannot be revoked goes with the detector', async () => {
    await of('ana').grant(detector);
    const [former = ''] = [...kibana.alive];
    kibana.stuck.add(former);
    await of('bob').grant(detector);
    expect(kibana.logged).toHaveLength(1);
    expect(await of('ana').describe('pump')).toMatchObject({ owner: 'bob' });
    expect(await keys.authorizationOf('pump', 'default')).not.toBe(header(former));
    await expect(of('bob').revoke('pump')).rejects.toMatchObject({ code: 'ES_UNAVAILABLE' });
    expect([...kibana.alive]).toEqual([former]);
    kibana.stuck.clear();
    await of('bob').revoke('pump');
    expect(kibana.alive.size).toBe(0);
  });

  test('a caller with an API key lends it, and it is not ours to revoke', async () => {
    kibana.alive.add('own');
    await of('robot', { authorization: header('own', 's3cret') }).grant(detector);
    expect(kibana.asked).toEqual([]);
    expect(await keys.authorizationOf('pump', 'default')).toBe(header('own', 's3cret'));
    await of('ana').revoke('pump');
    expect([...kibana.alive]).toEqual(['own']);
    expect(kibana.objects.size).toBe(0);
  });

  test('after a change of the encryption key the credentials are invalid, and can be revoked', async () => {
    await of('ana').grant(detector);
    kibana.encryptionKey = 'second';
    await expect(keys.authorizationOf('pump', 'default')).rejects.toMatchObject({
      code: 'CREDENTIALS_INVALID',
    });
    await of('bob').grant(detector);
    expect(kibana.alive.size).toBe(1);
    expect(await keys.authorizationOf('pump', 'default')).toContain('ApiKey ');
  });

  test('a space does not see the keys of another', async () => {
    await of('ana', { space: 'lab' }).grant(detector);
    expect(await of('ana').describe('pump')).toBeNull();
    await of('ana').revoke('pump');
    expect(kibana.alive.size).toBe(1);
    expect(await keys.authorizationOf('pump', 'lab')).toContain('ApiKey ');
  });

  test.each(['canLogIn', 'knowsCallers'] as const)(
    'with security, but without %s, nothing runs as Kibana itself',
    async (missing) => {
      kibana[missing] = false;
      keys = kibana.keys();
      expect(await keys.isSecurityOff()).toBe(false);
      await expect(of('ana').grant(detector)).rejects.toMatchObject({
        code: 'API_KEY_NOT_GRANTED',
      });
      await expect(keys.authorizationOf('pump', 'default')).rejects.toMatchObject({
        code: 'CREDENTIALS_INVALID',
      });
    },
  );

  test('without security there are no keys, and Kibana acts itself', async () => {
    kibana.hasSecurity = false;
    await of('nobody').grant(detector);
    expect(kibana.asked).toEqual([]);
    expect(await keys.authorizationOf('pump', 'default')).toBeNull();
    expect(await keys.isSecurityOff()).toBe(true);
  });
});
