import {
  createSavedObjectDocumentStore,
  type Attributes,
  type SavedObjectsClient,
} from './saved_object_document_store';

/** A failure as Kibana's client throws it. */
function boom(statusCode: number): Error {
  return Object.assign(new Error('secret detail'), { isBoom: true, output: { statusCode } });
}

/** Kibana's repository, as far as it is used: versions, conflicts, pages, filter by attribute. */
class FakeRepository implements SavedObjectsClient {
  readonly objects = new Map<string, { attributes: Attributes; version: string }>();
  readonly calls: unknown[][] = [];
  failure: Error | null = null;
  private writes = 0;

  private async enter(...call: unknown[]): Promise<void> {
    this.calls.push(call);
    await Promise.resolve();
    if (this.failure !== null) throw this.failure;
  }

  async get<T>(type: string, id: string) {
    await this.enter('get', type, id);
    const found = this.objects.get(`${type}:${id}`);
    if (found === undefined) throw boom(404);
    return { id, attributes: found.attributes as T, version: found.version };
  }

  async create<T>(
    type: string,
    attributes: T,
    options: { id: string; overwrite?: boolean; version?: string },
  ) {
    await this.enter('create', type, options);
    const key = `${type}:${options.id}`;
    const stored = this.objects.get(key);
    if (stored !== undefined && !options.overwrite) throw boom(409);
    if (options.version !== undefined && stored?.version !== options.version) throw boom(409);
    const version = `v${(this.writes += 1)}`;
    this.objects.set(key, { attributes: attributes as Attributes, version });
    return { id: options.id, attributes, version };
  }

  async delete(type: string, id: string) {
    await this.enter('delete', type, id);
    if (!this.objects.delete(`${type}:${id}`)) throw boom(404);
  }

  async find<T>(options: Parameters<SavedObjectsClient['find']>[0]) {
    await this.enter('find', options);
    const { type, page, perPage, filter } = options;
    const wanted = /^(.*)\.attributes\.detector_id: "(.*)"$/.exec(filter ?? '');
    const found = [...this.objects]
      .filter(([key]) => key.startsWith(`${type}:`))
      .filter(
        ([, { attributes }]) => filter === undefined || attributes.detector_id === wanted?.[2],
      )
      .map(([key, { attributes, version }]) => ({
        id: key.slice(type.length + 1),
        attributes: attributes as T,
        version,
      }));
    return {
      total: found.length,
      saved_objects: found.slice((page - 1) * perPage, page * perPage),
    };
  }
}

describe('Registry in saved objects', () => {
  let repository: FakeRepository;
  let store: ReturnType<typeof createSavedObjectDocumentStore>;
  beforeEach(() => {
    repository = new FakeRepository();
    store = createSavedObjectDocumentStore(repository, 'default');
  });

  const document = (id: string, payload: unknown = { id }) => ({ id, detectorId: 'pump', payload });

  it('creates, reads, replaces as a whole and deletes', async () => {
    expect(await store.get('detector', 'pump')).toBeNull();
    const version = await store.create('detector', document('pump', { a: 1, b: 2 }));
    await expect(store.create('detector', document('pump'))).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
    const next = await store.update('detector', { ...document('pump', { a: 3 }), version });
    expect(await store.get('detector', 'pump')).toEqual({
      id: 'pump',
      payload: { a: 3 },
      version: next,
    });
    await expect(store.update('detector', { ...document('pump'), version })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
    await store.delete('detector', 'pump');
    await expect(store.delete('detector', 'pump')).resolves.toBeUndefined();
    await expect(
      store.update('detector', { ...document('pump'), version: next }),
    ).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('lists by type and detector, over more than one page', async () => {
    for (let i = 0; i < 1_001; i += 1) await store.create('model', document(`pump.${i}`));
    await store.create('model', { id: 'fan.1', detectorId: 'fan', payload: 1 });
    await store.create('model_bytes', document('pump.abc.0'));
    expect(await store.ids('model', 'pump')).toHaveLength(1_001);
    expect(await store.ids('model', 'fan')).toEqual(['fan.1']);
    expect(await store.list('model', 'fan')).toEqual([
      { id: 'fan.1', payload: 1, version: expect.any(String) as string },
    ]);
    expect(await store.ids('model')).toHaveLength(1_002);
    expect(await store.ids('state')).toEqual([]);
  });

  it('waits for searches to see a write, except of states', async () => {
    await store.create('detector', document('pump'));
    await store.create('state', document('pump'));
    expect(repository.calls).toEqual([
      ['create', 'anomaly-forest-detector', { id: 'pump', refresh: 'wait_for' }],
      ['create', 'anomaly-forest-state', { id: 'pump', refresh: false }],
    ]);
  });

  it.each([
    [401, 'ES_UNAUTHENTICATED'],
    [403, 'ES_FORBIDDEN'],
    [429, 'ES_BACKPRESSURE'],
    [503, 'ES_UNAVAILABLE'],
    [500, 'INTERNAL'],
  ])('answers HTTP %d with %s, without the detail', async (status, code) => {
    repository.failure = boom(status);
    const attempts = [
      () => store.get('model', 'a'),
      () => store.create('model', document('a')),
      () => store.update('model', { ...document('a'), version: 'v1' }),
      () => store.delete('model', 'a'),
      () => store.list('model'),
      () => store.ids('model'),
    ];
    for (const attempt of attempts) {
      await expect(attempt()).rejects.toMatchObject({
        code,
        message: expect.not.stringContaining('secret') as string,
      });
    }
  });
});
