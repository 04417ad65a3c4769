import { alertId, reasonsAsText } from './anomaly_alert';

test('ids tell detector and entity apart, and stay short', () => {
  expect(alertId('pump', undefined, null)).toBe('pump');
  expect(alertId('pump', 'host', 'a')).toBe('pump:a');
  expect(alertId('pump', 'host', null)).toBe('pump:');
  const long = 'x'.repeat(2_000);
  expect(alertId('pump', 'host', long)).toHaveLength('pump:'.length + 200);
  expect(alertId('pump', 'host', long)).not.toBe(alertId('pump', 'host', `${long}y`));
});

test('reasons that speak for an anomaly, three at most', () => {
  const reason = (feature: string, contribution: number) => ({
    feature,
    value: 98.123456,
    typical: 31,
    contribution,
  });
  const reasons = [reason('a', 0.3), reason('b', -0.2), reason('c', 0.1), reason('d', 0.05)];
  expect(reasonsAsText([...reasons, reason('e', 0.01)])).toBe(
    'a 98.123 (typical 31), c 98.123 (typical 31), d 98.123 (typical 31)',
  );
});
