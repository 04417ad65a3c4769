import { AppError } from '../../common/errors';
import { retryOnConflict } from './retry_on_conflict';

const conflict = new AppError('STATE_CONFLICT', 'Changed.');

/** Loses as often as said, then wins. */
function racer(losses: number) {
  let attempts = 0;
  const attempt = () =>
    ++attempts > losses ? Promise.resolve('written') : Promise.reject(conflict);
  return { attempt, attempts: () => attempts };
}

it('tries again as long as it may', async () => {
  const { attempt, attempts } = racer(4);
  expect(await retryOnConflict(attempt)).toBe('written');
  expect(attempts()).toBe(5);
});

it('gives up after five attempts, with the conflict', async () => {
  const { attempt, attempts } = racer(5);
  await expect(retryOnConflict(attempt)).rejects.toBe(conflict);
  expect(attempts()).toBe(5);
});

it('does not repeat what failed for another reason', async () => {
  const gone = new AppError('ES_UNAVAILABLE', 'Gone.');
  let attempts = 0;
  const attempt = () => {
    attempts += 1;
    return Promise.reject(gone);
  };
  await expect(retryOnConflict(attempt)).rejects.toBe(gone);
  expect(attempts).toBe(1);
});
