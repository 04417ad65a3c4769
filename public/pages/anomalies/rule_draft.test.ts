import { completeDetector } from '../../../common/complete_detector';
import { decodeAnomaliesRuleParams } from '../../../common/alerting/anomalies_rule';
import { ruleLike } from './rule_draft';
import { defaultState } from './url_state';

const detector = completeDetector({
  id: 'pump',
  name: 'Pump',
  source: { indices: ['p'] },
  features: ['x'],
});
const ml = {
  detector_id: 'pump',
  source: { index: 'p', id: '1' },
  status: 'scored' as const,
};

it('alerts from the severity of the finding on, for what the page is narrowed to', () => {
  const state = { ...defaultState, query: 'stage : 2', by: 'host', entity: 'a' };
  const { name, params } = ruleLike({ ml: { ...ml, severity: 'high' } }, { detector, state });
  expect(name).toBe('Anomalies of Pump');
  expect(decodeAnomaliesRuleParams(params)).toEqual({
    detector_ids: ['pump'],
    window: '10m',
    min_severity: 'high',
    kql: 'stage : 2',
    group_by: 'host',
  });
});

it('leaves out what there is none of', () => {
  const { params } = ruleLike(
    { ml: { ...ml, severity: 'none' } },
    { detector, state: defaultState },
  );
  expect(params).toEqual({ detector_ids: ['pump'], window: '10m' });
});
