/** What is asked of a source before there is a detector: a port of its own, only the wizard needs it. */
import type { ListedIndex } from '../../../common/api/list_indices';
import type { FieldKind } from './source_reader';
import type { SourceScope } from './scope';

/** The part of a source that is looked at; documents without a time too. */
export type ProfileScope = Pick<SourceScope, 'indices' | 'filter'>;

/** Everything that an index pattern matches. */
export interface SourceMapping {
  /** Names of the indices. */
  indices: string[];
  /** Every field but Elasticsearch's own, parents of fields included. */
  fields: Map<string, FieldKind>;
}

export interface TimeFieldSpan {
  /** Documents that have the field. */
  count: number;
  /** Milliseconds since 1970; null where no document has it. */
  from: number | null;
  to: number | null;
}

/** How the values of a field are looked at. */
export interface FieldToProfile {
  field: string;
  /** Amounts have quantiles; of what has no order, the most frequent values are counted. */
  as: 'amounts' | 'values' | 'moments';
}

/** Values of a field among the documents looked at. */
export interface FieldProfile {
  /** Share of the documents that have it, 0..1. */
  present: number;
  /** Documents looked at that have it. */
  rows: number;
  /** Different values, about. */
  distinct: number;
  /** Of amounts and moments (milliseconds since 1970) with a value. */
  min?: number;
  max?: number;
  /** Of amounts, at the levels that were asked for. */
  quantiles?: number[];
  /** Of amounts: documents in equal intervals from min to max; else of the most frequent values. */
  histogram?: number[];
  /** The most frequent values, as text. */
  values?: string[];
}

export interface FieldProfiles {
  /** Documents in scope, and how many of them were looked at. */
  documents: number;
  rows: number;
  profiles: Map<string, FieldProfile>;
}

export interface SourceProfiler {
  /**
   * Open indices, data streams and aliases that match a pattern and that the caller may see, in no order.
   * @throws AppError ES_FORBIDDEN, ...
   */
  names(pattern: string, options: { hidden: boolean }, signal: AbortSignal): Promise<ListedIndex[]>;
  /** @throws AppError INDEX_NOT_FOUND, ES_FORBIDDEN, ... */
  mapping(indices: string[], signal: AbortSignal): Promise<SourceMapping>;
  /** Names of the indices that map what detectors write: their documents are results. */
  resultIndices(indices: string[], signal: AbortSignal): Promise<string[]>;
  /** Documents in scope, and for each of the fields how many have it and from when to when. */
  timeSpans(
    scope: ProfileScope,
    fields: readonly string[],
    signal: AbortSignal,
  ): Promise<{ documents: number; spans: Map<string, TimeFieldSpan> }>;
  /** By aggregations; of many documents a random share is looked at, the same one each time. */
  fieldProfiles(
    scope: ProfileScope,
    options: { fields: readonly FieldToProfile[]; levels: readonly number[]; intervals: number },
    signal: AbortSignal,
  ): Promise<FieldProfiles>;
}
