/** What to read of the events, for the windows that a scope asks for. */
import { pathOf } from '../../../common/feature';
import {
  entityPathOf,
  hasHistory,
  type Condition,
  type Measure,
  type Windows,
} from '../../../common/windows';
import type { SourceScope } from '../ports/scope';

/** A scope whose rows are windows. */
export type WindowScope = SourceScope & { windows: Windows };

export const isOfWindows = (scope: SourceScope): scope is WindowScope =>
  scope.windows !== undefined;

type Query = Record<string, unknown>;

const conditionQuery = ({ field, equals }: Condition): Query => ({
  terms: { [field]: Array.isArray(equals) ? equals : [equals] },
});

const measureQuery = ({ field, where = [] }: Measure): Query => ({
  bool: {
    filter: [...where.map(conditionQuery), ...(field === undefined ? [] : [{ exists: { field } }])],
  },
});

function pathsOf({ field, path, where = [] }: Measure): string[] {
  return [...(field === undefined ? [] : [pathOf({ field, path })]), ...where.map(pathOf)];
}

/** Documents without the entity belong to no window: they are out of scope, as those that a filter leaves out. */
function scopeOf(scope: WindowScope, measures: readonly Measure[], more: Query[]): SourceScope {
  const { indices, time_field, start, filter, windows } = scope;
  const { entity, keep = [] } = windows;
  const fields = [entityPathOf(windows), ...keep, ...measures.flatMap(pathsOf)];
  return {
    indices,
    time_field,
    ...(start === undefined ? {} : { start }),
    filter: {
      bool: {
        filter: [{ exists: { field: entity } }, ...(filter === undefined ? [] : [filter]), ...more],
      },
    },
    fields: [...new Set(fields)],
    indexed: entity,
  };
}

/** The events of the windows. */
export const eventScope = (scope: WindowScope): SourceScope =>
  scopeOf(scope, scope.windows.measures, []);

/** Those of the events before that some measure looks back to. */
export function historyScope(scope: WindowScope): SourceScope {
  const measures = scope.windows.measures.filter(hasHistory);
  const should = measures.map(measureQuery);
  return scopeOf(scope, measures, [{ bool: { should, minimum_should_match: 1 } }]);
}

/** The windows of these entities alone, with the same values. */
export function scopeOfEntities(scope: WindowScope, entities: readonly string[]): WindowScope {
  const named = { terms: { [scope.windows.entity]: entities } };
  const { filter } = scope;
  return {
    ...scope,
    filter: filter === undefined ? named : { bool: { filter: [filter, named] } },
  };
}

/** What stands for the index in the results of windows: they may take in events of several. */
export const indexOfWindows = ({ indices }: Pick<SourceScope, 'indices'>): string =>
  indices.filter((index) => !index.startsWith('-')).join(',');
