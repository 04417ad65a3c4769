import { completeDetector } from '../../../common/complete_detector';
import { labelsIn } from './labels_in';

const source = { indices: ['logins'] };

it.each([
  [{ source, features: ['bytes'] }, null],
  [
    { source, features: ['bytes'], destination: { index: 'logins-ml', copy_fields: ['label'] } },
    { fields: ['label'], setting: 'destination.copy_fields' },
  ],
  [
    { source: { ...source, windows: { entity: 'user.name' } } },
    { fields: [], setting: 'source.windows.keep' },
  ],
  [
    { source: { ...source, windows: { entity: 'user.name', keep: ['label'] } } },
    { fields: ['label'], setting: 'source.windows.keep' },
  ],
])('tells where %j can have labels', (input, expected) => {
  expect(labelsIn(completeDetector({ id: 'logins', ...input }))).toEqual(expected);
});
