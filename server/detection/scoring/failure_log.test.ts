import { AppError, errorCatalogue } from '../../../common/errors';
import { FailureLog } from './failure_log';

function keepingLog() {
  const lines: string[] = [];
  const keep = (message: string) => lines.push(message);
  return { lines, log: new FailureLog({ debug: keep, info: keep, warn: keep, error: keep }) };
}

const down = new AppError('ES_UNAVAILABLE', 'No answer');
const { remedy } = errorCatalogue.ES_UNAVAILABLE;

test('says once that work fails, how it fails anew, and that it works again', () => {
  const { lines, log } = keepingLog();
  log.report('a', null);
  log.report('a', down);
  log.report('a', new AppError('ES_UNAVAILABLE', 'No answer after 7 attempts.'));
  log.report('b', down);
  log.report('a', new AppError('INDEX_READ_ONLY', 'Blocked.'));
  log.report('a', null);
  log.report('a', null);
  expect(lines).toEqual([
    `ES_UNAVAILABLE a: No answer. ${remedy}`,
    `ES_UNAVAILABLE b: No answer. ${remedy}`,
    expect.stringMatching(/^INDEX_READ_ONLY a: Blocked\. Free/),
    'a: works again after INDEX_READ_ONLY',
  ]);
});

test('says of the whole or of a part what fails in both', () => {
  const { lines, log } = keepingLog();
  log.report('Detector a, score', down);
  log.report('Detector a', down);
  log.report('Detector ab', down);
  log.report('Detector a, score', null);
  log.report('Detector a', down);
  log.report('Detector a, score', down);
  log.report('Detector a', null);
  expect(lines.map((line) => line.replace(/: No answer.*/, ''))).toEqual([
    'ES_UNAVAILABLE Detector a, score',
    'ES_UNAVAILABLE Detector ab',
    'Detector a, score: works again after ES_UNAVAILABLE',
    'ES_UNAVAILABLE Detector a',
    'Detector a: works again after ES_UNAVAILABLE',
  ]);
});

test('says once why rows are skipped, by code and field', () => {
  const lines: string[] = [];
  const keep = (message: string) => lines.push(message);
  const log = new FailureLog({ debug: keep, info: keep, warn: keep, error: keep });
  const missing = { code: 'FEATURE_MISSING', field: 'temp' };
  log.reportSkipped('Detector a', [{ ...missing, rows: 3 }]);
  log.reportSkipped('Detector a', [{ ...missing, rows: 9 }]);
  log.reportSkipped('Detector a', [{ code: 'TIME_MISSING', field: '', rows: 1 }]);
  log.reportSkipped('Detector b', [{ ...missing, rows: 1 }]);
  expect(lines).toEqual([
    'FEATURE_MISSING Detector a: 3 rows skipped for "temp"; more of these are only counted.',
    'TIME_MISSING Detector a: 1 row skipped; more of these are only counted.',
    'FEATURE_MISSING Detector b: 1 row skipped for "temp"; more of these are only counted.',
  ]);
});
