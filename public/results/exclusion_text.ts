/** What training leaves out, in words. */
import { i18n } from '@kbn/i18n';
import type { TrainingExclusion } from '../../common/detector_training';
import type { Format } from '../formatters/format';

type Query = Record<string, unknown>;

const isObject = (value: unknown): value is Query =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The one field and value of a term query, as the pages make them for an entity. */
function termOf({ term }: Query): [string, string] | undefined {
  const [entry, ...more] = Object.entries(isObject(term) ? term : {});
  if (entry === undefined || more.length > 0) return undefined;
  const [field, value] = entry;
  return typeof value === 'string' ? [field, value] : undefined;
}

/** The one document of a query, as the pages make it for a row. */
function rowOf({ bool }: Query): string | undefined {
  const [first] = isObject(bool) && Array.isArray(bool.filter) ? (bool.filter as unknown[]) : [];
  const ids = isObject(first) && isObject(first.ids) ? first.ids.values : undefined;
  const [id, ...more] = Array.isArray(ids) ? (ids as unknown[]) : [];
  return typeof id === 'string' && more.length === 0 ? id : undefined;
}

/** The entity and time of a query, as the pages make it for a window. */
function windowOf({
  bool,
}: Query): { term: [string, string]; from: string; to: string } | undefined {
  const [first, second, ...more] =
    isObject(bool) && Array.isArray(bool.filter) ? (bool.filter as unknown[]) : [];
  if (!isObject(first) || !isObject(second) || more.length > 0) return undefined;
  const term = termOf(first);
  const [range] = Object.values(isObject(second.range) ? second.range : {});
  if (term === undefined || !isObject(range)) return undefined;
  const { gte: from, lt: to } = range;
  return typeof from === 'string' && typeof to === 'string' ? { term, from, to } : undefined;
}

export function exclusionText(exclusion: TrainingExclusion, format: Format): string {
  if (!('filter' in exclusion)) {
    return i18n.translate('anomalyForest.results.exclusionText.toText', {
      defaultMessage: '{from} to {to}',
      values: { from: format.time(exclusion.from), to: format.time(exclusion.to) },
    });
  }
  const { filter } = exclusion;
  const term = termOf(filter);
  if (term !== undefined) {
    return i18n.translate('anomalyForest.results.exclusionText.rowsWithText', {
      defaultMessage: 'Rows with {term}',
      values: { term: term.join(': ') },
    });
  }
  const window = windowOf(filter);
  if (window !== undefined) {
    return i18n.translate('anomalyForest.results.exclusionText.windowText', {
      defaultMessage: 'The window of {term}, {from} to {to}',
      values: {
        term: window.term.join(': '),
        from: format.time(window.from),
        to: format.time(window.to),
      },
    });
  }
  const row = rowOf(filter);
  return row === undefined
    ? i18n.translate('anomalyForest.results.exclusionText.rowsMatchText', {
        defaultMessage: 'Rows that match {stringify}',
        values: { stringify: JSON.stringify(filter) },
      })
    : i18n.translate('anomalyForest.results.exclusionText.rowText', {
        defaultMessage: 'The row {row}',
        values: { row },
      });
}
