/** Values of features that are no numbers, as people know them. */
import { kindOf, pathOf, type Feature } from '../../../common/feature';
import type { TrainedFeature } from '../../../common/model_manifest';
import { readMoment, type RowPlan, type RowSource } from './build_rows';
import { datePartsOf, datePartsText } from './read_date';
import { readField } from './read_field';
import { addressText, readIp } from './read_ip';
import { readKeyword } from './read_keyword';

/** A document's keyword, address, or weekday and time; '' where it has none. */
export function valueText(document: RowSource, feature: Feature, plan: RowPlan): string {
  const value = readField(document.source, pathOf(feature));
  switch (kindOf(feature)) {
    case 'number':
    case 'keyword': {
      const reading = readKeyword(value);
      return 'text' in reading ? reading.text : '';
    }
    case 'ip': {
      const reading = readIp(value);
      return 'address' in reading ? addressText(reading.address) : '';
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
  if (categories !== undefined) return categories.values[0] ?? '';
  const median = (part: string) => columns.find((column) => column.part === part)?.median ?? 0;
  return datePartsText({ hour: median('hour'), weekday: median('weekday') });
}
