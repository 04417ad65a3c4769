/** The part of a page's address that says which time it shows, and how often it looks again. */
import dateMath from '@elastic/datemath';

export interface TimeState {
  /** ISO 8601 or date math such as "now-15m". */
  from: string;
  to: string;
  /** Milliseconds between two refreshes. */
  refresh: number;
  paused: boolean;
}

export interface TimeRange {
  /** Milliseconds since 1970. */
  from: number;
  to: number;
}

/** Milliseconds since 1970 of ISO 8601 or date math; NaN for anything else. */
function millisecondsOf(text: string, options: { forceNow: Date; roundUp: boolean }): number {
  if (!/^(now|\d{4}-\d{2}-\d{2})/.test(text)) return Number.NaN;
  return dateMath.parse(text, options)?.valueOf() ?? Number.NaN;
}

/** The range that a state's times mean now, or undefined when they mean none. */
export function resolveRange(
  { from, to }: Pick<TimeState, 'from' | 'to'>,
  now = new Date(),
): TimeRange | undefined {
  const start = millisecondsOf(from, { forceNow: now, roundUp: false });
  const end = millisecondsOf(to, { forceNow: now, roundUp: true });
  return start < end ? { from: start, to: end } : undefined;
}

/** The whole number that a parameter holds, from 0 to `max`; the fallback for anything else. */
export function integerParam(text: string | null, fallback: number, max: number): number {
  if (text === null || !/^\d{1,9}$/.test(text)) return fallback;
  const value = Number(text);
  return value <= max ? value : fallback;
}

/** The time that a query string tells; what it does not tell, or tells wrongly, is the default. */
export function parseTime(params: URLSearchParams, defaults: TimeState): TimeState {
  const range = { from: params.get('from') ?? defaults.from, to: params.get('to') ?? defaults.to };
  const { from, to } = resolveRange(range) ? range : defaults;
  return {
    from,
    to,
    refresh: Math.max(1000, integerParam(params.get('refresh'), defaults.refresh, 86_400_000)),
    paused: params.get('paused') === 'true',
  };
}

type Param = string | number | boolean | readonly string[] | undefined;

/** A query string with "?" unless empty; what equals the default is left out. */
export function printParams(
  entries: readonly (readonly [name: string, value: Param, fallback: Param])[],
): string {
  const params = new URLSearchParams();
  for (const [name, value, fallback] of entries) {
    const text = String(value ?? '');
    if (text !== String(fallback ?? '')) params.set(name, text);
  }
  const text = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}
