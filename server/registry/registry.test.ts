import { completeDetector } from '../../common/complete_detector';
import { initialDetectorState } from '../../common/detector_state';
import type { DocumentStore } from './document_store';
import { createMemoryDocumentStore } from './memory_document_store';
import { createRegistry } from './registry';

const detector = completeDetector({
  id: 'pump',
  source: { indices: ['pump'] },
  features: ['x', 'y'],
});

describe('Detectors and states', () => {
  let documents: DocumentStore;
  let registry: ReturnType<typeof createRegistry>;
  beforeEach(() => {
    documents = createMemoryDocumentStore();
    registry = createRegistry(documents);
  });

  it('creates a detector once', async () => {
    await registry.detectors.create(detector);
    await expect(registry.detectors.create(detector)).rejects.toMatchObject({
      code: 'DETECTOR_EXISTS',
    });
    expect(await registry.detectors.list()).toEqual([detector]);
  });

  it('updates a detector as a whole, from the version that was read', async () => {
    await registry.detectors.create({ ...detector, description: 'first' });
    const read = await registry.detectors.get('pump');
    await registry.detectors.update(detector, read?.version ?? '');
    expect((await registry.detectors.get('pump'))?.value).toEqual(detector);
    await expect(registry.detectors.update(detector, read?.version ?? '')).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
  });

  it('passes on that a store is away, when it is', async () => {
    const away = { ...documents, create: () => Promise.reject(new Error('away')) };
    await expect(createRegistry(away).detectors.create(detector)).rejects.toThrow('away');
  });

  it('forgets a deleted detector', async () => {
    await registry.detectors.create(detector);
    await registry.detectors.delete('pump');
    expect(await registry.detectors.get('pump')).toBeNull();
    await expect(registry.detectors.delete('pump')).resolves.toBeUndefined();
  });

  it('names the key of a stored detector that this version does not know', async () => {
    await documents.create('detector', {
      id: 'pump',
      detectorId: 'pump',
      payload: { ...detector, from_the_future: 1 },
    });
    await expect(registry.detectors.list()).rejects.toMatchObject({
      code: 'DETECTOR_INVALID',
      message: expect.stringContaining('from_the_future') as string,
    });
  });

  it('begins with the initial state, and writes it only over the version that was read', async () => {
    expect(await registry.states.get('pump')).toEqual({
      value: initialDetectorState,
      version: null,
    });
    const first = await registry.states.put('pump', initialDetectorState, null);
    const moved = { ...initialDetectorState, checkpoint: 7 };
    const second = await registry.states.put('pump', moved, first);
    expect(await registry.states.get('pump')).toEqual({ value: moved, version: second });
    for (const stale of [null, first]) {
      await expect(registry.states.put('pump', initialDetectorState, stale)).rejects.toMatchObject({
        code: 'STATE_CONFLICT',
      });
    }
    await registry.states.delete('pump');
    expect((await registry.states.get('pump')).version).toBeNull();
  });

  it.each([
    ['newer', { ...initialDetectorState, format_version: 2 }],
    ['broken', 'no state'],
  ])('refuses a %s state rather than beginning anew in silence', async (_, payload) => {
    await documents.create('state', { id: 'pump', detectorId: 'pump', payload });
    await expect(registry.states.get('pump')).rejects.toMatchObject({ code: 'STATE_INVALID' });
  });
});
