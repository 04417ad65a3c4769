import type { DetectorOverview } from '../../../common/api/shared';
import { hasEnoughRows, trainsSoon, waitingTitle } from './readiness_bar';

const overview = (ingested: number | null, state: Partial<DetectorOverview['state']> = {}) =>
  ({
    detector: { training: { min_rows: 256 } },
    ledger: ingested === null ? null : { ingested },
    state,
  }) as DetectorOverview;

it.each([
  ['too few rows', overview(255), /^Waiting for enough rows/],
  ['rows that nobody has counted', overview(null), /^Waiting for enough rows/],
  ['rows of which too few are usable', overview(900, { training_lacks: 'no value' }), /^Waiting/],
  ['enough rows', overview(1_147), /training begins in a moment/],
  [
    'enough rows after a training was cancelled',
    overview(1_147, { training_held_since: '2026-01-01T00:00:00.000Z' }),
    /^The training was cancelled/,
  ],
  [
    'a training under way',
    overview(1_147, { training: { asked_at: null, began_at: '2026-01-01T00:00:00.000Z' } }),
    /being trained/,
  ],
])('says of %s what is waited for', (_, waiting, expected) => {
  expect(waitingTitle(waiting)).toMatch(expected);
});

it('promises no training where none begins by itself', () => {
  expect(trainsSoon(overview(256))).toBe(true);
  expect(trainsSoon(overview(256, { training_held_since: '2026-01-01T00:00:00.000Z' }))).toBe(
    false,
  );
});

it('has enough rows only where all that are needed are there', () => {
  expect(hasEnoughRows(overview(256))).toBe(true);
  expect(hasEnoughRows(overview(255))).toBe(false);
});
