import { modelComparisonCodec } from '../../../common/api/compare_models';
import { compareModels } from './compare_models';
import {
  aDetector,
  documents,
  type InMemoryPorts,
  startOfTest,
  trainedWorld,
} from '../ports/ports.mock';
import { resultId } from '../scoring/result_id';
import { trainDetector } from './train_detector';

const { signal } = new AbortController();
const everything = { from: null, to: null };
const withThreshold = (score: number) =>
  aDetector({ model: { ...aDetector().model, threshold: { score } } });

/**
 * Two versions, with thresholds 0.6 and 0.5. Version 1 scores a row x / 10, for x from 0 to 6; version 2
 * the same, but 0.9 for the row of `odd`.
 */
async function twoVersions(odd: number): Promise<InMemoryPorts> {
  const ports = await trainedWorld(documents(70), withThreshold(0.6));
  ports.stored.set('pump', withThreshold(0.5));
  await trainDetector(ports, 'pump', signal);
  const { forest } = ports;
  const score = forest.score.bind(forest);
  let calls = 0;
  ports.forest.score = async (request) => {
    const answer = await score(request, signal);
    calls += 1;
    if (calls % 2 === 0) answer.scores[odd] = 0.9;
    return answer;
  };
  return ports;
}

const compare = (ports: InMemoryPorts, changes: object = {}) =>
  compareModels(
    ports,
    { detectorId: 'pump', left: 1, right: 2, rows: 1_000, range: everything, ...changes },
    signal,
  );

it('counts verdicts of both over the same rows', async () => {
  const ports = await twoVersions(0);
  const comparison = await compare(ports);
  expect(modelComparisonCodec.is(comparison)).toBe(true);
  // Ten rows of each x: 6 is flagged by both, 5 and the odd row, whose x is 0, by the second alone.
  expect(comparison).toMatchObject({
    left: { version: 1, threshold: 0.6, flagged: 10 },
    right: { version: 2, threshold: 0.5, flagged: 21 },
    rows: 70,
    rows_left_out: 0,
    both_flagged: 10,
    only_left: 0,
    only_right: 11,
  });
  expect(comparison.scores.left.slice(0, 3)).toEqual([0, 0.1, 0.2]);
  expect(comparison.scores.right.slice(0, 3)).toEqual([0.9, 0.1, 0.2]);
  expect(comparison.rank_correlation).toBeGreaterThan(0.9);
  expect(comparison.rank_correlation).toBeLessThan(1);
});

it('shows two verdicts first, the widest apart at the top, and says which row it is', async () => {
  const { disagreements } = await compare(await twoVersions(0));
  expect(disagreements).toHaveLength(11);
  expect(disagreements[0]).toEqual({
    source: { index: 'pump', id: 'doc-0' },
    result_id: resultId('pump', 'pump', 'doc-0'),
    time: new Date(startOfTest).toISOString(),
    left: 0,
    right: 0.9,
    flagged_by: 'right',
  });
  // Row 6 has x = 6: both flag it, but with other scores.
  const agreed = (await compare(await twoVersions(6))).disagreements;
  expect(agreed).toHaveLength(11);
  expect(agreed[10]).toMatchObject({ left: 0.6, right: 0.9, flagged_by: 'both' });
});

it('draws no more rows than asked for, none out of the range, and no training sample again', async () => {
  const ports = await twoVersions(0);
  expect(await compare(ports, { rows: 20 })).toMatchObject({ rows: 20 });
  const range = { from: startOfTest + 10_000, to: startOfTest + 15_000 };
  expect(await compare(ports, { range })).toMatchObject({ rows: 5 });
  const sample = jest.spyOn(ports.reader, 'sample');
  await compare(ports);
  const [, options] = sample.mock.calls[0] ?? [];
  expect(options).toMatchObject({ seed: 43, range: { from: null, to: ports.now - 10_000 } });
});

it('leaves out what cannot be scored, and says so where nothing is left', async () => {
  const ports = await twoVersions(0);
  ports.source.slice(0, 3).forEach((document) => (document.source = {}));
  expect(await compare(ports)).toMatchObject({ rows: 67, rows_left_out: 3 });
  ports.source = ports.source.slice(0, 3);
  await expect(compare(ports)).rejects.toMatchObject({ code: 'NOT_ENOUGH_ROWS' });
});

it('refuses a version that is not there', async () => {
  await expect(compare(await twoVersions(0), { right: 9 })).rejects.toMatchObject({
    code: 'MODEL_NOT_FOUND',
  });
});

it('stops when nobody waits any more', async () => {
  const ports = await twoVersions(0);
  const controller = new AbortController();
  controller.abort();
  const asked = { detectorId: 'pump', left: 1, right: 2, rows: 10, range: everything };
  await expect(compareModels(ports, asked, controller.signal)).rejects.toMatchObject({
    code: 'ABORTED',
  });
});
