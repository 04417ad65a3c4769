import { AppError } from '../../common/errors';
import { FailureLog } from './failure_log';

test('says once that work fails, how it fails anew, and that it works again', () => {
  const lines: string[] = [];
  const keep = (message: string) => lines.push(message);
  const log = new FailureLog({ debug: keep, info: keep, warn: keep, error: keep });
  const down = new AppError('ES_UNAVAILABLE', 'No answer.');
  log.report('a', null);
  log.report('a', down);
  log.report('a', new AppError('ES_UNAVAILABLE', 'No answer after 7 attempts.'));
  log.report('b', down);
  log.report('a', new AppError('INDEX_READ_ONLY', 'Blocked.'));
  log.report('a', null);
  log.report('a', null);
  expect(lines.map((line) => line.slice(0, 12))).toEqual([
    'a: No answer',
    'b: No answer',
    'a: Blocked. ',
    'a: works aga',
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
    'Detector a: 3 rows skipped, FEATURE_MISSING in "temp"; more of these are only counted.',
    'Detector a: 1 row skipped, TIME_MISSING; more of these are only counted.',
    'Detector b: 1 row skipped, FEATURE_MISSING in "temp"; more of these are only counted.',
  ]);
});
