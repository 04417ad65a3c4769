import { completeDetector } from './complete_detector';
import type { DetectorInput } from './detector';
import { decodeOrThrow } from './codecs/decode';
import { usualMeasures, windowsInputCodec, type Measure } from './windows';

const complete = (changes: Partial<DetectorInput>) =>
  completeDetector({ id: 'users', source: { indices: ['security'] }, ...changes });

const withMeasures = (...measures: Measure[]) =>
  complete({ source: { indices: ['security'], windows: { measures } } });

describe('a detector of windows', () => {
  it('needs nothing but its kind: users, five minutes, all usual measures', () => {
    const { kind, source, features } = complete({ kind: 'windows' });
    expect(kind).toBe('windows');
    expect(source.windows).toMatchObject({ entity: 'user.name', length: '5m', history: '1d' });
    expect(features.map(({ field }) => field)).toEqual(usualMeasures.map(({ name }) => name));
  });

  it('is of that kind when its source has windows', () => {
    const { kind, source } = complete({
      source: { indices: ['security'], windows: { entity: 'host.name', length: '1h' } },
    });
    expect(kind).toBe('windows');
    expect(source.windows).toMatchObject({ entity: 'host.name', length: '1h' });
  });

  it('leaves other detectors as they are', () => {
    const metrics = complete({ features: ['x'] });
    expect(metrics.kind).toBe('metrics');
    expect(metrics.source).not.toHaveProperty('windows');
    expect(() => complete({})).toThrow(/features/);
  });

  it.each([
    [{ name: 'a', measure: 'sum' }, 'The measure "a" (sum) needs "field".'],
    [{ name: 'a', measure: 'count', of: 'b' }, 'The measure "a" (count) takes no "of".'],
    [
      { name: 'a', measure: 'ratio', of: 'b', by: 'a' },
      'a ratio of "b", which is no other measure',
    ],
    [{ name: 'window', measure: 'count' }, 'The measure "window" has the name of a field'],
    [{ name: 'user', measure: 'count' }, 'The measure "user" has the name of a field'],
  ] as Array<[Measure, string]>)('refuses %j', (measure, message) => {
    expect(() => withMeasures(measure)).toThrow(message);
  });

  it('refuses two measures of one name, several parts, and windows of another kind', () => {
    const twice: Measure = { name: 'a', measure: 'count' };
    expect(() => withMeasures(twice, { ...twice, where: [{ field: 'x', equals: 1 }] })).toThrow(
      'Two measures are called "a".',
    );
    expect(() => complete({ kind: 'windows', schedule: { partitions: 2 } })).toThrow(
      'Windows are scored in one part',
    );
    expect(() =>
      complete({ kind: 'metrics', features: ['x'], source: { indices: ['s'], windows: {} } }),
    ).toThrow('no "source.windows"');
    expect(() =>
      complete({ source: { indices: ['s'], windows: { length: '1d', history: '1h' } } }),
    ).toThrow('shorter than a window');
  });

  it.each([
    { length: '8d' },
    { entity: '' },
    { measures: [] },
    { measures: [{ name: 'A', measure: 'count' }] },
    { measures: [{ name: 'a', measure: 'mean' }] },
    { measures: [{ name: 'a', measure: 'count', where: [{ field: 'x', equals: {} }] }] },
  ])('does not decode %j', (windows) => {
    expect(() => decodeOrThrow(windowsInputCodec, windows, { what: 'windows' })).toThrow();
  });
});
