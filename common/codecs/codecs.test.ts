import { detectorInputCodec } from '../detector';
import { AppError } from '../errors';
import { decodeOrThrow } from './decode';
import { durationToMs } from './bounded';

const minimal = { id: 'pump', source: { indices: ['pump'] }, features: ['x'] };

function problemWith(input: unknown): string {
  try {
    decodeOrThrow(detectorInputCodec, input, { what: 'Detector' });
    return '';
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

it('takes the least a person has to write', () => {
  expect(problemWith(minimal)).toBe('');
});

it.each([
  [{ ...minimal, treshold: 1 }, 'has unknown keys: "treshold"'],
  [{ ...minimal, id: 'Pump!' }, 'id must be an id of 1 to 63 lower-case letters'],
  [{ ...minimal, features: [] }, 'features must be a list of 1 to 200'],
  [{ ...minimal, features: ['x', 'x'] }, 'different values'],
  [{ ...minimal, model: { trees: 0 } }, 'model.trees must be a whole number from 1 to 1000'],
  [{ ...minimal, schedule: { interval: '5 s' } }, 'schedule.interval must be a duration'],
  [{ ...minimal, source: { indices: ['PUMP'] } }, 'lower-case index name'],
  [JSON.parse('{"id":"pump","__proto__":{"x":1}}'), 'has unknown keys: "__proto__"'],
  [[], 'must be an object'],
  [null, 'must be an object'],
])('names the problem of %j', (input, problem) => {
  expect(problemWith(input)).toContain(problem);
});

it.each([
  ['10s', 10_000],
  ['5m', 300_000],
  ['2h', 7_200_000],
  ['7d', 604_800_000],
])('%s is %d ms', (span, ms) => {
  expect(durationToMs(span)).toBe(ms);
});
