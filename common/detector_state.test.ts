import { catchUpShare } from './detector_state';

const way = { since: '2026-01-01T00:00:00.000Z', from: 1_000, to: 3_000 };

test.each([
  [null, 0],
  [500, 0],
  [1_500, 0.25],
  [3_500, 1],
])('with the checkpoint at %p, %p of the way is done', (checkpoint, share) => {
  expect(catchUpShare({ catch_up: way, checkpoint })).toBe(share);
});

test('a detector that is not behind has no way to go', () => {
  expect(catchUpShare({ checkpoint: 5 })).toBeNull();
});
