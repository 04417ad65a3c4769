import { AppError } from '../../../common/errors';
import { initialDetectorState } from '../../../common/detector_state';
import { createDetector } from './create_detector';
import { deleteDetector } from './delete_detector';
import { describeDetector } from './describe_detector';
import { enableDetector } from './enable_detector';
import { aDetector, InMemoryPorts } from '../ports/ports.mock';
import { renewCredentials } from './renew_credentials';

const { signal } = new AbortController();

/** A host with users: notes who may run what, and what happened in which order. */
class PortsWithUsers extends InMemoryPorts {
  readonly granted = new Set<string>();
  readonly events: string[] = [];
  refusal: AppError | null = null;

  override credentials = {
    grant: ({ id }: { id: string }) => {
      if (this.refusal) return Promise.reject(this.refusal);
      this.events.push(`grant ${id}`);
      return Promise.resolve(void this.granted.add(id));
    },
    revoke: (id: string) => {
      this.events.push(`revoke ${id}`);
      return Promise.resolve(void this.granted.delete(id));
    },
    describe: (id: string) =>
      Promise.resolve(this.granted.has(id) ? { owner: 'ana', granted_at: 'now' } : null),
  };
}

const input = { id: 'pump', source: { indices: ['pump'] }, features: ['x'] };

test('a detector gets credentials when it is created enabled, and not otherwise', async () => {
  const ports = new PortsWithUsers();
  await createDetector(ports, { ...input, enabled: false });
  expect(ports.granted.size).toBe(0);
  await enableDetector(ports, { id: 'pump', enabled: true });
  expect([...ports.granted]).toEqual(['pump']);
  await createDetector(ports, { ...input, id: 'tank' });
  expect(ports.granted.has('tank')).toBe(true);
  expect((await describeDetector(ports, 'tank')).credentials).toMatchObject({ owner: 'ana' });
});

test('a detector that gets no credentials is not there', async () => {
  const ports = new PortsWithUsers();
  ports.refusal = new AppError('ENCRYPTION_KEY_MISSING', 'No key.');
  await expect(createDetector(ports, input)).rejects.toBe(ports.refusal);
  expect(ports.stored.size).toBe(0);
});

test('a second detector of the same id leaves the credentials of the first alone', async () => {
  const ports = new PortsWithUsers();
  await createDetector(ports, input);
  const exists = new AppError('DETECTOR_EXISTS', 'There is one.');
  ports.detectors.create = () => Promise.reject(exists);
  await expect(createDetector(ports, input)).rejects.toBe(exists);
  expect(ports.events).toEqual(['grant pump']);
});

test('disabling and deleting revoke', async () => {
  const ports = new PortsWithUsers();
  await createDetector(ports, input);
  await enableDetector(ports, { id: 'pump', enabled: false });
  expect(ports.granted.size).toBe(0);
  await enableDetector(ports, { id: 'pump', enabled: true });
  await deleteDetector(ports, 'pump');
  expect(ports.granted.size).toBe(0);
  expect(ports.stored.size).toBe(0);
});

test('one that cannot be enabled keeps no credentials', async () => {
  const ports = new PortsWithUsers();
  await createDetector(ports, { ...input, enabled: false });
  const conflict = new AppError('STATE_CONFLICT', 'Changed.');
  ports.detectors.update = () => Promise.reject(conflict);
  await expect(enableDetector(ports, { id: 'pump', enabled: true })).rejects.toBe(conflict);
  expect(ports.granted.size).toBe(0);
});

test('who may not read the source does not replace the credentials', async () => {
  const ports = new PortsWithUsers();
  await createDetector(ports, input);
  const refusal = new AppError('ES_FORBIDDEN', 'No right to read pump.');
  ports.reader.count = () => Promise.reject(refusal);
  await expect(renewCredentials(ports, 'pump', signal)).rejects.toBe(refusal);
  expect(ports.events).toEqual(['grant pump']);
  await enableDetector(ports, { id: 'pump', enabled: false });
  await expect(enableDetector(ports, { id: 'pump', enabled: true })).rejects.toBe(refusal);
  expect(ports.events).toEqual(['grant pump', 'revoke pump']);
  expect(ports.stored.get('pump')?.enabled).toBe(false);
});

test('enabling what is enabled leaves its credentials, and gives it some where it has none', async () => {
  const ports = new PortsWithUsers();
  await createDetector(ports, input);
  expect(await enableDetector(ports, { id: 'pump', enabled: true })).toMatchObject({
    enabled: true,
  });
  expect(ports.events).toEqual(['grant pump']);
  ports.granted.clear();
  await enableDetector(ports, { id: 'pump', enabled: true });
  expect(ports.events).toEqual(['grant pump', 'grant pump']);
});

describe('Changes at the same moment', () => {
  const conflict = new AppError('STATE_CONFLICT', 'Changed.');
  /** A detector that somebody else changes while it is given credentials. */
  async function changing(enabled: boolean, change: (ports: PortsWithUsers) => void) {
    const ports = new PortsWithUsers();
    await createDetector(ports, { ...input, enabled });
    const { grant } = ports.credentials;
    ports.credentials.grant = async (detector) => {
      await grant(detector);
      change(ports);
    };
    ports.detectors.update = () => Promise.reject(conflict);
    return ports;
  }

  test('of two people who enable, the second leaves the first its credentials', async () => {
    const ports = await changing(false, ({ stored }) => stored.set('pump', aDetector()));
    await expect(enableDetector(ports, { id: 'pump', enabled: true })).rejects.toBe(conflict);
    expect([...ports.granted]).toEqual(['pump']);
  });

  test('one that was enabled, and is disabled meanwhile, keeps no credentials', async () => {
    const ports = await changing(true, ({ stored }) =>
      stored.set('pump', aDetector({ enabled: false })),
    );
    ports.granted.clear();
    await expect(enableDetector(ports, { id: 'pump', enabled: true })).rejects.toBe(conflict);
    expect(ports.granted.size).toBe(0);
  });

  test.each([
    [
      'DETECTOR_DISABLED',
      (all: Map<string, unknown>) => all.set('pump', aDetector({ enabled: false })),
    ],
    ['DETECTOR_NOT_FOUND', (all: Map<string, unknown>) => all.delete('pump')],
  ])('renewing ends with %s, and without a key', async (code, change) => {
    const ports = await changing(true, ({ stored }) => void change(stored));
    await expect(renewCredentials(ports, 'pump', signal)).rejects.toMatchObject({ code });
    expect(ports.granted.size).toBe(0);
  });
});

describe('Credentials that are refused', () => {
  const failure = (code: 'CREDENTIALS_INVALID' | 'ES_FORBIDDEN' | 'INDEX_NOT_FOUND') => ({
    ...new AppError(code, 'Refused.').toBody(),
    kind: 'score' as const,
  });
  function world(code: Parameters<typeof failure>[0]) {
    const ports = new PortsWithUsers();
    ports.stored.set('pump', aDetector());
    const value = { ...initialDetectorState, error: failure(code) };
    ports.stateOf.set('pump', { value, version: '1' });
    return ports;
  }
  const phase = async (ports: PortsWithUsers) => (await describeDetector(ports, 'pump')).phase;

  test.each(['CREDENTIALS_INVALID', 'ES_FORBIDDEN'] as const)(
    '%s is a phase of its own',
    async (code) => {
      const ports = world(code);
      expect(await phase(ports)).toBe('credentials_invalid');
      await renewCredentials(ports, 'pump', signal);
      expect(ports.events).toEqual(['grant pump']);
      expect(await phase(ports)).toBe('waiting_for_rows');
    },
  );

  test('another failure lasts until a run succeeds', async () => {
    const ports = world('INDEX_NOT_FOUND');
    await renewCredentials(ports, 'pump', signal);
    expect(await phase(ports)).toBe('failing');
  });

  test('a disabled detector has nothing to renew', async () => {
    const ports = world('ES_FORBIDDEN');
    ports.stored.set('pump', aDetector({ enabled: false }));
    await expect(renewCredentials(ports, 'pump', signal)).rejects.toMatchObject({
      code: 'DETECTOR_DISABLED',
    });
    expect(await phase(ports)).toBe('disabled');
  });
});
