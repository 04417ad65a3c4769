/** The whole state of the page of logs in its address: a link shows another person the same. */
import { longestTemplate } from '../../../common/logs';
import { namesIn } from '../../components/index_box/index_offers';
import type { ChangeAddress } from '../../hooks/use_address_state';
import { integerParam, parseTime, printParams, type TimeState } from '../../time/time_state';

export const patternSorts = ['lines', 'first', 'last', 'template'] as const;
export type PatternSort = (typeof patternSorts)[number];

export const patternPageSizes = [25, 50, 100] as const;

export interface LogsState extends TimeState {
  /** Index patterns, parted by commas; undefined before one is chosen. */
  index: string | undefined;
  /** Field of the time, and field of the line; undefined takes the likeliest. */
  timeField: string | undefined;
  lineField: string | undefined;
  /** In the host's query language. */
  query: string | undefined;
  /** Words of the line. */
  text: string | undefined;
  /** Pattern whose lines are shown alone. */
  template: string | undefined;
  tab: 'lines' | 'patterns';
  sort: PatternSort;
  order: 'asc' | 'desc';
  /** Of patterns, from 0. */
  page: number;
  size: number;
  /** `_index` and `_id` of the document whose fields are open. */
  openIndex: string | undefined;
  openId: string | undefined;
}

export type ChangeState = ChangeAddress<LogsState>;

export const defaultState: LogsState = {
  index: undefined,
  timeField: undefined,
  lineField: undefined,
  from: 'now-24h',
  to: 'now',
  refresh: 10_000,
  // New lines push what is being read out of sight.
  paused: true,
  query: undefined,
  text: undefined,
  template: undefined,
  tab: 'lines',
  sort: 'lines',
  order: 'desc',
  page: 0,
  size: 25,
  openIndex: undefined,
  openId: undefined,
};

/** Text that a request may hold; undefined for none. */
function textParam(text: string | null, max: number): string | undefined {
  return text === null || text === '' || text.length > max ? undefined : text;
}

/** The state that a query string tells; what it does not tell, or tells wrongly, is the default. */
export function parseState(search: string): LogsState {
  const params = new URLSearchParams(search);
  const size = integerParam(params.get('size'), defaultState.size, 100);
  return {
    index: textParam(params.get('index'), 2_000),
    timeField: textParam(params.get('time_field'), 255),
    lineField: textParam(params.get('line_field'), 255),
    ...parseTime(params, defaultState),
    paused: params.get('paused') !== 'false',
    query: textParam(params.get('query'), 2_000),
    text: textParam(params.get('text'), 1_000),
    template: textParam(params.get('pattern'), longestTemplate),
    tab: params.get('tab') === 'patterns' ? 'patterns' : 'lines',
    sort: patternSorts.find((sort) => sort === params.get('sort')) ?? defaultState.sort,
    order: params.get('order') === 'asc' ? 'asc' : 'desc',
    page: integerParam(params.get('page'), defaultState.page, 10_000),
    size: patternPageSizes.find((known) => known === size) ?? defaultState.size,
    openIndex: textParam(params.get('open_index'), 255),
    openId: textParam(params.get('open'), 512),
  };
}

const names: readonly (readonly [string, keyof LogsState])[] = [
  ['index', 'index'],
  ['time_field', 'timeField'],
  ['line_field', 'lineField'],
  ['from', 'from'],
  ['to', 'to'],
  ['refresh', 'refresh'],
  ['paused', 'paused'],
  ['query', 'query'],
  ['text', 'text'],
  ['pattern', 'template'],
  ['tab', 'tab'],
  ['sort', 'sort'],
  ['order', 'order'],
  ['page', 'page'],
  ['size', 'size'],
  ['open_index', 'openIndex'],
  ['open', 'openId'],
];

/** The query string of a state, with "?" unless empty; defaults are left out. */
export function printState(state: LogsState): string {
  return printParams(names.map(([name, key]) => [name, state[key], defaultState[key]]));
}

/** The index patterns that a text names, as requests take them; at most 50. */
export const indicesOf = (text: string): string[] => namesIn(text).slice(0, 50);

/** What goes when other lines are looked at. */
export const elsewhere = { page: 0, openIndex: undefined, openId: undefined } as const;
