import { aDetector } from '../ports/ports.mock';
import { trainingFilter } from './source_scope';

const from = '2026-01-01T00:00:00.000Z';
const to = '2026-01-02T00:00:00.000Z';
const filter = { term: { site: 'a' } };
const training = aDetector().training;

it('is the filter of the detector alone where nothing is excluded', () => {
  expect(trainingFilter(aDetector())).toBeUndefined();
  expect(trainingFilter(aDetector({ training: { ...training, filter } }))).toBe(filter);
  expect(trainingFilter(aDetector({ training: { ...training, filter, exclude: [] } }))).toBe(
    filter,
  );
});

it('leaves out windows of event time and what a query matches', () => {
  const exclude = [{ from, to, why: 'pump replaced' }, { filter: { term: { test: true } } }];
  expect(trainingFilter(aDetector({ training: { ...training, filter, exclude } }))).toEqual({
    bool: {
      filter: [filter],
      must_not: [
        {
          range: {
            '@timestamp': { gte: Date.parse(from), lt: Date.parse(to), format: 'epoch_millis' },
          },
        },
        { term: { test: true } },
      ],
    },
  });
});
