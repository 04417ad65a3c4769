import type { DetectorBrief } from '../../../common/api/get_status';
import { createFormat } from '../../formatters/format';
import { unwellDetectors } from './unwell';

const format = createFormat('en-US', { zone: 'UTC', dateFormat: 'HH:mm' });

const brief = (changes: Partial<DetectorBrief>): DetectorBrief => ({
  id: 'pump',
  name: 'Pump',
  phase: 'running',
  error: null,
  lag_ms: 1_000,
  drift: 'stable',
  last_run: null,
  ...changes,
});

describe('detectors that are not well', () => {
  it.each<[string, Partial<DetectorBrief>, string | null]>([
    ['failing: the error says why', { phase: 'failing' }, null],
    ['without rights', { phase: 'credentials_invalid' }, null],
    ['waiting', { phase: 'waiting_for_rows' }, 'Waits for enough rows to train on.'],
    ['far behind', { lag_ms: 3 * 3_600_000 }, 'Scoring is 3 h behind.'],
    [
      'drifting',
      { drift: 'major' },
      'The data has moved far from what its model was trained on: consider training again.',
    ],
  ])('%s', (_, changes, why) => {
    expect(unwellDetectors([brief(changes)], format).map((one) => one.why)).toEqual([why]);
  });

  it.each<[string, Partial<DetectorBrief>]>([
    ['running', {}],
    ['disabled by somebody, however far behind', { phase: 'disabled', lag_ms: 1e9 }],
    ['drifting a little', { drift: 'moderate' }],
  ])('not: %s', (_, changes) => {
    expect(unwellDetectors([brief(changes)], format)).toEqual([]);
  });
});
