/** The whole state of the anomalies page in its address: a link shows another person the same. */
import { namedSeverities, type NamedSeverity } from '../../../common/severity';
import type { ChangeAddress } from '../../hooks/use_address_state';
import { integerParam, parseTime, printParams, type TimeState } from '../../time/time_state';

export const pageSizes = [10, 25, 50, 100] as const;

/** Rows that a search can reach; the rest is found by narrowing the range. */
export const reachableRows = 10_000;

export interface AnomaliesState extends TimeState {
  /** Id of the detector; undefined takes the first. */
  detector: string | undefined;
  /** In the host's query language. */
  query: string | undefined;
  /** Field whose values are the lanes; undefined shows a lane for each detector. */
  by: string | undefined;
  /** Value of that field that is looked at alone. */
  entity: string | undefined;
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

export type ChangeState = ChangeAddress<AnomaliesState>;

export const defaultState: AnomaliesState = {
  detector: undefined,
  from: 'now-30m',
  to: 'now',
  refresh: 10_000,
  paused: false,
  query: undefined,
  by: undefined,
  entity: undefined,
  severities: [],
  all: false,
  skipped: false,
  sort: 'score',
  order: 'desc',
  page: 0,
  size: 10,
  row: undefined,
};

function oneOf<T extends string>(text: string | null, values: readonly T[], fallback: T): T {
  return values.find((value) => value === text) ?? fallback;
}

/** Text that a request may hold; undefined for none. */
function textParam(text: string | null, max: number): string | undefined {
  return text === null || text === '' || text.length > max ? undefined : text;
}

/** The state that a query string tells; what it does not tell, or tells wrongly, is the default. */
export function parseState(search: string): AnomaliesState {
  const params = new URLSearchParams(search);
  const chosen = (params.get('severity') ?? '').split(',');
  const size = integerParam(params.get('size'), defaultState.size, 100);
  const by = textParam(params.get('by'), 255);
  return {
    detector: params.get('detector') ?? undefined,
    ...parseTime(params, defaultState),
    query: textParam(params.get('query'), 2_000),
    by,
    entity: by === undefined ? undefined : textParam(params.get('entity'), 1_000),
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

const names: readonly (readonly [string, keyof AnomaliesState])[] = [
  ['detector', 'detector'],
  ['from', 'from'],
  ['to', 'to'],
  ['refresh', 'refresh'],
  ['paused', 'paused'],
  ['query', 'query'],
  ['by', 'by'],
  ['entity', 'entity'],
  ['severity', 'severities'],
  ['all', 'all'],
  ['skipped', 'skipped'],
  ['sort', 'sort'],
  ['order', 'order'],
  ['page', 'page'],
  ['size', 'size'],
  ['row', 'row'],
];

/** The query string of a state, with "?" unless empty; defaults are left out. */
export function printState(state: AnomaliesState): string {
  return printParams(names.map(([name, key]) => [name, state[key], defaultState[key]]));
}

/** What narrows results, as requests take it. */
export function filtersOf({ by, entity, query }: AnomaliesState) {
  return {
    ...(query === undefined ? {} : { query }),
    ...(by === undefined || entity === undefined ? {} : { entity: { field: by, value: entity } }),
  };
}
