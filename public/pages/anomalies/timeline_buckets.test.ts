import type { TimelineBucket } from '../../../common/api/results_timeline';
import { countBySeverity, shownCount, shownSeverities, worstShown } from './timeline_buckets';

function bucket(counts: Partial<TimelineBucket['by_severity']>): TimelineBucket {
  const by_severity = { none: 0, low: 0, medium: 0, high: 0, critical: 0, ...counts };
  return { time: 0, max_score: 0.7, mean_score: 0.5, rows: 10, anomalies: 3, by_severity };
}

describe('the severities of an interval', () => {
  it('shows all when none is chosen', () => {
    expect(shownSeverities([])).toEqual(['none', 'low', 'medium', 'high', 'critical']);
    expect(shownSeverities(['high'])).toEqual(['high']);
  });

  it('counts and flags only what is shown', () => {
    const mixed = bucket({ low: 2, critical: 1 });
    expect(shownCount(mixed, ['low', 'critical'])).toBe(3);
    expect(worstShown(mixed, ['low', 'critical'])).toBe('critical');
    expect(worstShown(mixed, ['low'])).toBe('low');
    expect(worstShown(mixed, ['high'])).toBeUndefined();
  });

  it('adds up over a timeline', () => {
    expect(countBySeverity([bucket({ low: 2 }), bucket({ low: 1, high: 4 })])).toEqual({
      none: 0,
      low: 3,
      medium: 0,
      high: 4,
      critical: 0,
    });
  });
});
