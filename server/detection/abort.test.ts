import { getMaxListeners } from 'events';
import { createAbortController } from './abort';

// Node's warning itself never reaches the `process` that tests are given.
test('however many calls may listen at once without a warning of a leak', () => {
  expect(getMaxListeners(new AbortController().signal)).toBeLessThan(50);
  expect(getMaxListeners(createAbortController().signal)).toBe(Infinity);
});
