import type { Verdict } from '../../common/result';
import { createFormat } from '../formatters/format';
import { firstReason, reasonText, strongestFirst } from './reason_text';

const format = createFormat('en-GB', { zone: 'UTC', dateFormat: 'HH:mm' });
const temperature = { feature: 'temp_c', value: 94.2, typical: 61, contribution: 0.2 };
const pressure = { feature: 'pressure_bar', value: 3, typical: 3.1, contribution: -0.3 };
const load = { feature: 'cpu_pct', value: 80, typical: 42, contribution: 0.1 };

const verdict = (rest: Partial<Verdict>): { ml: Verdict } => ({
  ml: { status: 'scored', detector_id: 'rocket', source: { index: 'i', id: '1' }, ...rest },
});

describe('reasons in words', () => {
  it('names feature, value and typical value', () => {
    expect(reasonText(temperature, format)).toBe('temp_c 94.2 (typically 61)');
  });

  it('shows values that are no numbers as they are', () => {
    const user = { feature: 'user', value_text: 'eve', typical_text: 'alice', contribution: 0.1 };
    expect(reasonText(user, format)).toBe('user eve (typically alice)');
  });

  it('puts first what pushes most towards anomalous, not what weighs most', () => {
    expect(strongestFirst([pressure, load, temperature])).toEqual([temperature, load, pressure]);
    expect(firstReason(verdict({ reasons: [pressure, load, temperature] }), format)).toBe(
      'temp_c 94.2 (typically 61)',
    );
  });

  it('names the rules that matched', () => {
    expect(firstReason(verdict({ reasons: [load], rules: ['syn_fin'] }), format)).toBe(
      'cpu_pct 80 (typically 42), rule syn_fin',
    );
    expect(firstReason(verdict({ rules: ['syn_fin'] }), format)).toBe('rule syn_fin');
  });

  it('says so when nothing pushes towards anomalous', () => {
    expect(firstReason(verdict({ reasons: [pressure] }), format)).toBe('Nothing stands out');
    expect(firstReason(verdict({}), format)).toBe('Nothing stands out');
  });

  it('says why a row was not scored', () => {
    const skipped = { status: 'skipped', skip_reason: 'FEATURE_MISSING', skip_field: 'temp_c' };
    expect(firstReason(verdict({ ...skipped, status: 'skipped' }), format)).toBe(
      'Not scored: FEATURE_MISSING (temp_c)',
    );
  });
});
