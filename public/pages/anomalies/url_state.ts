/** The whole state of the anomalies page in its address: a link shows another person the same. */
import dateMath from '@elastic/datemath';
import { namedSeverities, type NamedSeverity } from '../../../common/severity';

export const pageSizes = [10, 25, 50, 100] as const;

/** Rows that a search can reach; the rest is found by narrowing the range. */
export const reachableRows = 10_000;

export interface AnomaliesState {
  /** Id of the detector; undefined takes the first. */
  detector: string | undefined;
  /** ISO 8601 or date math such as "now-15m". */
  from: string;
  to: string;
  /** Milliseconds between two refreshes. */
  refresh: number;
  paused: boolean;
  /** Severities to show; none chosen shows all. */
  severities: readonly NamedSeverity[];
  /** Ordinary rows too, not only anomalies. */
  all: boolean;
  /** Only rows that could not be scored. */
  skipped: boolean;
  sort: 'score' | 'time';
  order: 'asc' | 'desc';
  /** From 0. */
  page: number;
  size: number;
  /** `_id` of the result whose details are open. */
  row: string | undefined;
}

export const defaultState: AnomaliesState = {
  detector: undefined,
  from: 'now-30m',
  to: 'now',
  refresh: 10_000,
  paused: false,
  severities: [],
  all: false,
  skipped: false,
  sort: 'score',
  order: 'desc',
  page: 0,
  size: 10,
  row: undefined,
};

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
  { from, to }: Pick<AnomaliesState, 'from' | 'to'>,
  now = new Date(),
): TimeRange | undefined {
  const start = millisecondsOf(from, { forceNow: now, roundUp: false });
  const end = millisecondsOf(to, { forceNow: now, roundUp: true });
  return start < end ? { from: start, to: end } : undefined;
}

function integerParam(text: string | null, fallback: number, max: number): number {
  if (text === null || !/^\d{1,9}$/.test(text)) return fallback;
  const value = Number(text);
  return value <= max ? value : fallback;
}

function oneOf<T extends string>(text: string | null, values: readonly T[], fallback: T): T {
  return values.find((value) => value === text) ?? fallback;
}

function rangeParams(params: URLSearchParams): Pick<AnomaliesState, 'from' | 'to'> {
  const range = {
    from: params.get('from') ?? defaultState.from,
    to: params.get('to') ?? defaultState.to,
  };
  return resolveRange(range) ? range : { from: defaultState.from, to: defaultState.to };
}

/** The state that a query string tells; what it does not tell, or tells wrongly, is the default. */
export function parseState(search: string): AnomaliesState {
  const params = new URLSearchParams(search);
  const chosen = (params.get('severity') ?? '').split(',');
  const size = integerParam(params.get('size'), defaultState.size, 100);
  return {
    detector: params.get('detector') ?? undefined,
    ...rangeParams(params),
    refresh: Math.max(1000, integerParam(params.get('refresh'), defaultState.refresh, 86_400_000)),
    paused: params.get('paused') === 'true',
    severities: namedSeverities.filter((severity) => chosen.includes(severity)),
    all: params.get('all') === 'true',
    skipped: params.get('skipped') === 'true',
    sort: oneOf(params.get('sort'), ['score', 'time'], defaultState.sort),
    order: oneOf(params.get('order'), ['asc', 'desc'], defaultState.order),
    page: integerParam(params.get('page'), defaultState.page, reachableRows),
    size: pageSizes.some((known) => known === size) ? size : defaultState.size,
    row: params.get('row') ?? undefined,
  };
}

/** The query string of a state, with "?" unless empty; defaults are left out. */
export function printState(state: AnomaliesState): string {
  const params = new URLSearchParams();
  const entries: [string, keyof AnomaliesState][] = [
    ['detector', 'detector'],
    ['from', 'from'],
    ['to', 'to'],
    ['refresh', 'refresh'],
    ['paused', 'paused'],
    ['severity', 'severities'],
    ['all', 'all'],
    ['skipped', 'skipped'],
    ['sort', 'sort'],
    ['order', 'order'],
    ['page', 'page'],
    ['size', 'size'],
    ['row', 'row'],
  ];
  for (const [name, key] of entries) {
    const value = String(state[key] ?? '');
    if (value !== String(defaultState[key] ?? '')) params.set(name, value);
  }
  const text = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}
