import type { ModelVersion } from '../../../common/api/list_models';
import type { RoleChange } from '../../../common/model_roles';
import { standingOf } from './model_standing';

const version = (changes: Partial<ModelVersion>): ModelVersion => ({
  id: 'pump:2',
  version: 2,
  created_at: '2026-01-01T00:00:00.000Z',
  sha256: 'a'.repeat(64),
  threshold: 0.6,
  base_score: 0.4,
  training_rows: 1_000,
  role: 'none',
  certificate_passed: null,
  learnt: null,
  ...changes,
});

const change = (changes: Partial<RoleChange>) =>
  ({
    champion: { from: 1, to: 1 },
    challenger: { from: null, to: null },
    ...changes,
  }) as RoleChange;

it('is the role where there is one', () => {
  expect(standingOf(version({ role: 'champion' }), [])).toBe('champion');
  expect(standingOf(version({ role: 'challenger', certificate_passed: true }), [])).toBe(
    'challenger',
  );
});

it.each([
  ['a champion that was replaced', { champion: { from: 2, to: 3 } }, 'retired'],
  ['a challenger that was withdrawn', { challenger: { from: 2, to: null } }, 'retired'],
  ['a version that others took turns before', { champion: { from: 1, to: 3 } }, 'unused'],
])('tells %s from one never used', (_, history, expected) => {
  expect(standingOf(version({}), [change(history)])).toBe(expected);
});

it('says first of all that an import failed', () => {
  const failed = version({ certificate_passed: false });
  expect(standingOf(failed, [])).toBe('unfit');
});
