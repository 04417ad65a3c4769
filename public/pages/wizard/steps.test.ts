import { newDraft } from './draft';
import { neighbour, reachable, whatIsMissing } from './steps';

const withSource = { ...newDraft, indices: 'rig', timeField: 'datetime' };
const withFeatures = { ...withSource, features: [{ field: 'x', missing: 'skip' as const }] };

it('goes no further than the first step that is not done', () => {
  expect(reachable('threshold', newDraft)).toBe('source');
  expect(reachable('threshold', withSource)).toBe('features');
  expect(reachable('threshold', withFeatures)).toBe('threshold');
  expect(reachable('source', withFeatures)).toBe('source');
});

it('says what is missing', () => {
  expect(whatIsMissing('source', { ...withSource, filter: '{' })).toBe('Correct the filter.');
  expect(whatIsMissing('source', { ...withSource, timeField: '' })).toContain('time field');
  expect(whatIsMissing('features', { ...withSource, features: [] })).toContain('one field');
  expect(whatIsMissing('model', withFeatures)).toBeUndefined();
});

it('knows its neighbours', () => {
  expect(neighbour('source', -1)).toBeUndefined();
  expect(neighbour('source', 1)).toBe('features');
  expect(neighbour('destination', 1)).toBeUndefined();
});

it('wants an entity, a length and a measure of windows', () => {
  const windows = { ...withSource, rows: 'windows' as const };
  expect(whatIsMissing('source', windows)).toContain('entity');
  const named = { ...windows, entity: 'user.name' };
  expect(whatIsMissing('source', { ...named, windowLength: 'long' })).toContain('length');
  const many = Array.from({ length: 21 }, (_, i) => `label-${i}`);
  expect(whatIsMissing('source', { ...named, keep: many })).toContain('fewer');
  expect(whatIsMissing('source', { ...named, keep: many.slice(1) })).toBeUndefined();
  expect(whatIsMissing('source', named)).toBeUndefined();
  expect(whatIsMissing('features', named)).toContain('one measure');
  expect(reachable('model', { ...named, measures: ['bytes'] })).toBe('model');
});
