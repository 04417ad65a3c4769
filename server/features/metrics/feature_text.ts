/** Values of features that are no numbers, as people know them. */
import { kindOf, pathOf, type Feature } from '../../../common/feature';
import type { TrainedFeature } from '../../../common/model_manifest';
import { readMoment, type RowPlan, type RowSource } from './build_rows';
import { CategoryTable, typicalOf } from './category_table';
import { datePartsOf, datePartsText } from './read_date';
import { readField } from './read_field';
import { addressText, networkOf, readIps } from './read_ip';
import { readKeywords } from './read_keyword';

/** The one of several values that was scored: the rarest in the model's table. */
function scoredOf<T>(
  readings: T[] | { problem: unknown },
  columns: readonly TrainedFeature[],
  categoryOf: (reading: T) => string,
): T | undefined {
  if ('problem' in readings) return undefined;
  const categories = columns.find((column) => column.categories !== undefined)?.categories;
  return categories === undefined
    ? readings[0]
    : CategoryTable.of(categories).rarestOf(readings, categoryOf);
}

/**
 * A document's keyword, address, or weekday and time; '' where it has none.
 * @param columns of the model that scored, for telling which of several values it took
 */
export function valueText(
  document: RowSource,
  feature: Feature,
  { plan, columns }: { plan: RowPlan; columns: readonly TrainedFeature[] },
): string {
  const value = readField(document.source, pathOf(feature));
  switch (kindOf(feature)) {
    case 'number':
    case 'keyword':
      return scoredOf(readKeywords(value), columns, ({ text }) => text)?.text ?? '';
    case 'ip': {
      const scored = scoredOf(readIps(value), columns, ({ address }) => networkOf(address));
      return scored === undefined ? '' : addressText(scored.address);
    }
    case 'date': {
      const reading = readMoment(document, feature, plan);
      return 'time' in reading ? datePartsText(datePartsOf(reading.time, feature.time_zone)) : '';
    }
  }
}

/** What is typical of a feature, by its columns: the most frequent category, or weekday and time. */
export function typicalText(columns: readonly TrainedFeature[]): string {
  const categories = columns.find((column) => column.categories !== undefined)?.categories;
  if (categories !== undefined) return typicalOf(categories) ?? '';
  const median = (part: string) => columns.find((column) => column.part === part)?.median ?? 0;
  return datePartsText({ hour: median('hour'), weekday: median('weekday') });
}
