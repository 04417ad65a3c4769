/** Which documents of a source are meant. */
import type { Detector } from '../../../common/detector';

export type SourceScope = Pick<
  Detector['source'],
  'indices' | 'time_field' | 'filter' | 'start' | 'windows'
> & {
  /** Fields to read beside the time; the whole document when left out. */
  fields?: readonly string[];
  /**
   * Field whose values come as Elasticsearch compares and counts them, which is not always as they were
   * sent: a normalizer makes them lower case, an address is written in its shortest form.
   */
  indexed?: string;
  /** Only event times in one of these, at most 1,000; any when left out. */
  within?: readonly TimeRange[];
};

/** Event times in milliseconds: `from` inclusive, `to` exclusive; null = open. */
export interface TimeRange {
  from: number | null;
  to: number | null;
}
