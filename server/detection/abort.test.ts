import { setImmediate as nextTurn } from 'timers/promises';
import { createAbortController } from './abort';

test('many calls may listen at once without a warning of a leak', async () => {
  const warnings: Error[] = [];
  const keep = (warning: Error) => void warnings.push(warning);
  process.on('warning', keep);
  const { signal } = createAbortController();
  for (let call = 0; call < 50; call++) signal.addEventListener('abort', () => undefined);
  await nextTurn();
  process.off('warning', keep);
  expect(warnings).toEqual([]);
});
