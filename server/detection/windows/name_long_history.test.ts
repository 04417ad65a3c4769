import { AppError } from '../../../common/errors';
import { completeWindows } from '../../../common/windows';
import { aDetector, startOfTest } from '../ports/ports.mock';
import type { SourceDocument } from '../ports/source_reader';
import { nameLongHistory } from './name_long_history';

const aborted = new AppError('ABORTED', 'The run was cancelled.');

/** What comes of pages that are cancelled after so many seconds, of a budget of 30. */
async function failure(pages: SourceDocument[][], seconds: number, measure: 'speed' | 'hour') {
  const usual = aDetector();
  const windows = completeWindows({ measures: [{ name: 'm', measure }] });
  const detector = { ...usual, source: { ...usual.source, windows } };
  let now = startOfTest;
  async function* cancelled() {
    for (const page of pages) yield await Promise.resolve(page);
    now += seconds * 1_000;
    throw aborted;
  }
  const reading = { detector, clock: { now: () => now }, deadline: startOfTest + 30_000 };
  try {
    for await (const page of nameLongHistory(cancelled(), reading)) expect(page).toEqual([]);
  } catch (error) {
    return error;
  }
  return null;
}

it('names the history that a run was cancelled over', async () => {
  const error = await failure([], 120, 'speed');
  expect(error).toMatchObject({ code: 'WINDOW_HISTORY_TOO_LONG' });
  expect(String(error)).toMatch(/history of 1d in "pump".* longer than 120 s/);
});

it.each([
  ['it had a page', [[]], 120, 'speed'],
  ['its time was not up', [], 10, 'speed'],
  ['no measure looks back', [], 120, 'hour'],
] as const)('is cancelled as any run when %s', async (_, pages, seconds, measure) => {
  expect(
    await failure(
      pages.map(() => []),
      seconds,
      measure,
    ),
  ).toBe(aborted);
});
