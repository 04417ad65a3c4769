import { completeDetector } from '../../../../common/complete_detector';
import { nextText } from './effect_texts';
import { settingsOf } from './setting_fields';

const detector = completeDetector({ id: 'pump', source: { indices: ['pump'] }, features: ['x'] });
const changed = (...paths: string[]) =>
  settingsOf(detector).filter(({ path }) => paths.includes(path));

it('promises no training that is under way other settings than it began with', () => {
  const trees = changed('model.trees');
  expect(nextText(trees, false)).toMatch(/next training goes by those/);
  expect(nextText(trees, true)).toMatch(/under way goes on with those that it began with/);
  expect(nextText(trees, true)).not.toMatch(/Train now/);
});

it('says nothing of trainings where none of theirs was changed', () => {
  expect(nextText(changed('name'), true)).toBeUndefined();
  expect(nextText(changed('schedule.interval'), true)).toBe('Its next run goes by them.');
});
