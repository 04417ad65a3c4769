import type { Reason } from '../../../common/result';
import { scoreParts } from './score_parts';

function row(score: number | undefined, contributions: number[]) {
  const reasons: Reason[] = contributions.map((contribution, i) => ({
    feature: `f${i}`,
    value: 1,
    typical: 0,
    contribution,
  }));
  return {
    ml: {
      status: 'scored' as const,
      detector_id: 'd',
      source: { index: 'i', id: '1' },
      ...(reasons.length > 0 ? { reasons } : {}),
    },
    ...(score === undefined ? {} : { ml_score: score }),
  };
}

describe('a score taken apart', () => {
  it('adds up to the score as shown', () => {
    const contributions = [0.10449, -0.02149, 0.08349, 0.03349];
    const score = 0.4315 + contributions.reduce((sum, value) => sum + value, 0);
    const parts = scoreParts(row(score, contributions));
    const sum = (parts?.parts ?? []).reduce((total, part) => total + part.shown, parts?.base ?? 0);
    expect(sum.toFixed(3)).toBe((parts?.score ?? Number.NaN).toFixed(3));
    expect(parts?.score).toBe(0.631);
    expect(parts?.base).toBeCloseTo(0.4315, 2);
  });

  it('puts the strongest first and what speaks against last', () => {
    const parts = scoreParts(row(0.6, [-0.1, 0.05, 0.2]));
    expect(parts?.parts.map(({ reason }) => reason.feature)).toEqual(['f2', 'f1', 'f0']);
  });

  it('is not there without a score or without reasons', () => {
    expect(scoreParts(row(undefined, [0.1]))).toBeUndefined();
    expect(scoreParts(row(0.5, []))).toBeUndefined();
  });
});
