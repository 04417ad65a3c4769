/** How unusual a score is, in words: by its percentile among the scores seen in training. */
import * as t from 'io-ts';

export const severities = ['none', 'low', 'medium', 'high', 'critical'] as const;

/** The severities a person is shown, mildest first; `none` is what is left. */
export const namedSeverities = ['low', 'medium', 'high', 'critical'] as const;
export type NamedSeverity = (typeof namedSeverities)[number];

const named = { low: null, medium: null, high: null, critical: null };
export const namedSeverityCodec = t.keyof(named);

export const severityCodec = t.keyof({ none: null, ...named });
export type Severity = t.TypeOf<typeof severityCodec>;

/** For each named severity the lowest value (percentile 0..100, or score 0..1) that has it. */
export type SeverityBounds = Readonly<Record<NamedSeverity, number>>;

export const defaultSeverityPercentiles: SeverityBounds = {
  low: 85,
  medium: 95,
  high: 99,
  critical: 99.9,
};

/** The severity of a value against bounds in the same unit. */
export function severityOf(value: number, bounds: SeverityBounds): Severity {
  if (value >= bounds.critical) return 'critical';
  if (value >= bounds.high) return 'high';
  if (value >= bounds.medium) return 'medium';
  if (value >= bounds.low) return 'low';
  return 'none';
}
