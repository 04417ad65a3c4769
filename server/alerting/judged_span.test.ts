import { judgedSpan, longestCatchUpMs, refreshMarginMs } from './judged_span';

const minute = 60_000;
const now = 1_000 * longestCatchUpMs;
const base = { checkpoint: now, now, windowMs: 10 * minute, judgedTo: now - minute };

test('a window longer than what is new and the margin is judged as it is', () => {
  expect(judgedSpan(base)).toEqual({ from: now - 10 * minute, to: now });
  expect(judgedSpan({ ...base, judgedTo: undefined })).toEqual(judgedSpan(base));
  expect(judgedSpan({ ...base, checkpoint: null })).toBeNull();
});

test('a shorter one overlaps the run before, for rows that were not searchable then', () => {
  expect(judgedSpan({ ...base, windowMs: minute })).toEqual({
    from: now - minute - refreshMarginMs,
    to: now,
  });
});

test('the overlap does not reach further back than the longest catch-up', () => {
  const judgedTo = now - longestCatchUpMs;
  expect(judgedSpan({ ...base, judgedTo })?.from).toBe(now - longestCatchUpMs);
});

test('rows of the future are not judged', () => {
  expect(judgedSpan({ ...base, checkpoint: now + minute })?.to).toBe(now);
});
