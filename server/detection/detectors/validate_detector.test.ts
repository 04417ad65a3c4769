import { completeDetector } from '../../../common/complete_detector';
import { sourceTakesIn } from '../../../common/index_patterns';
import { AppError } from '../../../common/errors';
import { judgesByUsual, usualLeftOut } from '../../../common/usual_features';
import { createDetector } from './create_detector';
import { aDetector, InMemoryPorts } from '../ports/ports.mock';
import { validateDetector } from './validate_detector';

const { signal } = new AbortController();

function withFields(kinds: Record<string, string[]>): InMemoryPorts {
  const ports = new InMemoryPorts();
  ports.reader.fieldKinds = () =>
    Promise.resolve(new Map(Object.entries(kinds).map(([field, types]) => [field, { types }])));
  return ports;
}

const codeOf = (ports: InMemoryPorts, detector = aDetector()) =>
  validateDetector(ports, detector, signal).then(
    () => 'valid',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

it.each([
  [{ '@timestamp': ['date'], x: ['double'], y: ['boolean'] }, 'valid'],
  [{ '@timestamp': ['date_nanos'], x: ['long', 'double'], y: ['float'] }, 'valid'],
  [{ '@timestamp': ['date'], x: ['double'] }, 'FIELD_NOT_FOUND'],
  [{ x: ['double'], y: ['double'] }, 'FIELD_NOT_FOUND'],
  [{ '@timestamp': ['keyword'], x: ['double'], y: ['double'] }, 'TIME_FIELD_NOT_DATE'],
  [{ '@timestamp': ['date'], x: ['keyword'], y: ['ip'] }, 'valid'],
  [{ '@timestamp': ['date'], x: ['text'], y: ['double'] }, 'FIELD_NOT_USABLE'],
  [{ '@timestamp': ['date'], x: ['double', 'keyword'], y: ['double'] }, 'SCHEMA_MISMATCH'],
  [{ '@timestamp': ['date'], x: ['text'] }, 'DETECTOR_INVALID'],
])('%j → %s', async (kinds, code) => {
  expect(await codeOf(withFields(kinds))).toBe(code);
});

it('says that there is no index', async () => {
  const ports = new InMemoryPorts();
  ports.reader.fieldKinds = () => Promise.reject(new AppError('INDEX_NOT_FOUND', 'None.'));
  expect(await codeOf(ports)).toBe('INDEX_NOT_FOUND');
});

it('refuses a source that takes in its destination', async () => {
  const detector = aDetector({ source: { ...aDetector().source, indices: ['pump*'] } });
  expect(await codeOf(new InMemoryPorts(), detector)).toBe('DESTINATION_IN_SOURCE');
});

it('leaves the destination out of a pattern by default', () => {
  const detector = completeDetector({
    id: 'rocket',
    source: { indices: ['rocket-telemetry*'] },
    features: ['x'],
  });
  expect(detector.destination.index).toBe('rocket-telemetry-ml');
  expect(detector.source.indices).toEqual([
    'rocket-telemetry*',
    '-rocket-telemetry-ml',
    '-rocket-telemetry-ml-*',
  ]);
  const takesIn = (name: string) => sourceTakesIn(detector.source.indices, name);
  // Of an alias that rolls over, and of a clone.
  const results = ['', '-000001', '-copy'].map((end) => `rocket-telemetry-ml${end}`);
  expect(results.filter(takesIn)).toEqual([]);
  const others = ['rocket-telemetry-7', 'rocket-telemetry-mlabc', 'rocket-telemetry-ml2'];
  expect(others.filter(takesIn)).toEqual(others);
});

it('names a field that is listed twice', async () => {
  const twice = aDetector({
    features: [
      { field: 'x', missing: 'skip' },
      { field: 'x', missing: 'median' },
    ],
  });
  expect(await codeOf(new InMemoryPorts(), twice)).toBe('FEATURE_OPTION_INVALID');
});

it('gives each feature the kind of its mapping', async () => {
  const ports = withFields({ '@timestamp': ['date'], x: ['ip'], y: ['long'] });
  expect(await validateDetector(ports, aDetector(), signal)).toMatchObject({
    features: [
      { field: 'x', missing: 'skip', kind: 'ip' },
      { field: 'y', missing: 'skip' },
    ],
  });
});

it('leaves out what usual measures of packets need and flows do not have', async () => {
  const flows = completeDetector({
    id: 'wire',
    kind: 'packets',
    source: { indices: ['flows'], windows: {} },
  });
  const keywords = ['network.transport', 'network.type', 'source.ip', 'destination.ip'];
  const numbers = ['network.packets', 'network.bytes', 'destination.port'];
  const fields = (names: string[], type: string) => names.map((name) => [name, [type]]);
  const mapping = Object.fromEntries([
    ['@timestamp', ['date']],
    ...fields(keywords, 'keyword'),
    ...fields(numbers, 'long'),
  ]) as Record<string, string[]>;
  const { source, features } = await validateDetector(withFields(mapping), flows, signal);
  const names = features.map(({ field }) => field);
  expect(source.windows?.measures.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  expect(names).toContain('ports');
  expect(names).not.toContain('syn');
  expect(names).not.toContain('syn_share');
  const nothing = { '@timestamp': ['date'], 'source.ip': ['ip'] };
  await expect(validateDetector(withFields(nothing), flows, signal)).rejects.toThrow(
    /"network.packets" of the measure "packets"/,
  );
});

describe('usual features that are mapped as text', () => {
  const logs = completeDetector({ id: 'logins', kind: 'logs', source: { indices: ['auth'] } });
  const fields = {
    '@timestamp': ['date'],
    system: ['object'],
    'event.action': ['text'],
    'event.action.keyword': ['keyword'],
    'event.outcome': ['keyword', 'text'],
    'event.outcome.keyword': ['keyword'],
    'system.auth.ssh.event': ['text'],
    'user.name': ['keyword'],
    'source.ip': ['text'],
  };

  it('are read by their .keyword, and left out where there is none', async () => {
    const detector = await validateDetector(withFields(fields), logs, signal);
    const usual = { kind: 'keyword', missing: 'median' };
    expect(detector.features).toEqual([
      { ...usual, field: 'event.action.keyword', path: 'event.action' },
      { ...usual, field: 'event.outcome.keyword', path: 'event.outcome' },
      { ...usual, field: 'user.name' },
      { field: '@timestamp', kind: 'date', missing: 'median' },
    ]);
    expect(judgesByUsual(detector)).toBe(true);
    expect(usualLeftOut(detector)).toEqual([
      'process.name',
      'system.auth.ssh.method',
      'system.auth.ssh.event',
      'source.ip',
    ]);
  });

  it('are refused when somebody lists them', async () => {
    const features = [
      { field: 'user.name', missing: 'skip' as const },
      { field: 'system.auth.ssh.event', missing: 'median' as const },
    ];
    expect(await codeOf(withFields(fields), { ...logs, features })).toBe('FIELD_NOT_USABLE');
  });

  it('are told of when the detector is created', async () => {
    const ports = withFields(fields);
    await createDetector(ports, { id: 'logins', kind: 'logs', source: { indices: ['auth'] } });
    expect(ports.logged.join()).toMatch(/does without: .*system\.auth\.ssh\.event, source\.ip/);
  });
});
