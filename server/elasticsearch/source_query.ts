/** The part of a source that is in scope, as a query. */
import type { estypes } from '@elastic/elasticsearch';
import type { SourceScope, TimeRange } from '../detection/ports/scope';

type Query = estypes.QueryDslQueryContainer;

/** Documents that have the field, with a time in the range: `from` inclusive, `to` exclusive. */
export function timeQuery(field: string, { from, to }: TimeRange): Query {
  if (from === null && to === null) return { exists: { field } };
  const bounds = { ...(from === null ? {} : { gte: from }), ...(to === null ? {} : { lt: to }) };
  return { range: { [field]: { ...bounds, format: 'epoch_millis' } } };
}

function filters({ filter }: SourceScope): Query[] {
  return filter === undefined ? [] : [filter];
}

function withinQuery({ within, time_field: field }: SourceScope): Query[] {
  if (within === undefined) return [];
  if (within.length === 0) return [{ match_none: {} }];
  const should = within.map((range) => timeQuery(field, range));
  return [{ bool: { should, minimum_should_match: 1 } }];
}

/** Documents in scope with an event time in the range, none of them before the scope's start. */
export function sourceQuery(scope: SourceScope, { from, to }: TimeRange): Query {
  const start = scope.start === undefined ? null : Date.parse(scope.start);
  const first = from === null || start === null ? (from ?? start) : Math.max(from, start);
  return {
    bool: {
      filter: [
        timeQuery(scope.time_field, { from: first, to }),
        ...withinQuery(scope),
        ...filters(scope),
      ],
    },
  };
}

/** Documents in scope without an event time. */
export function withoutTimeQuery(scope: SourceScope): Query {
  return { bool: { filter: filters(scope), must_not: [{ exists: { field: scope.time_field } }] } };
}
