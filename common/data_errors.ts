/** Errors of a source, its fields and its rows. */
import type { CatalogueEntry } from './error_entry';

export const dataErrors = {
  // Source, fields and destination
  INDEX_NOT_FOUND: {
    status: 404,
    retryable: true,
    remedy: 'Check the index pattern, or send data first; the detector goes on by itself then.',
  },
  SOURCE_GONE: {
    status: 404,
    retryable: false,
    remedy:
      'Keep source documents longer, or let results copy the fields of the features (`destination.copy_fields`).',
  },
  MEASURES_NOT_COPIED: {
    status: 409,
    retryable: false,
    remedy:
      'Let results copy the measures (`destination.copy_fields`), or leave that out: then they copy all.',
  },
  WINDOW_HISTORY_TOO_LONG: {
    status: 503,
    retryable: false,
    remedy:
      'Shorten `source.windows.history`, or have fewer measures that look back (`rarity`, `since_last`, `distance`, `speed`), or narrower ones (`where`).',
  },
  DOCUMENT_GONE: {
    status: 404,
    retryable: false,
    remedy: 'Search again: the document was deleted, or its index was, since it was found.',
  },
  FIELD_NOT_FOUND: {
    status: 400,
    retryable: false,
    remedy: 'Check the spelling against the index mapping, or send documents that have the field.',
  },
  FIELD_NOT_USABLE: {
    status: 400,
    retryable: false,
    remedy:
      'Use a field mapped as a number, boolean, keyword, ip or date; of a text field, its `.keyword`.',
  },
  FIELD_KIND_MISMATCH: {
    status: 400,
    retryable: false,
    remedy: 'Give the feature a kind that its mapping can have, or leave `kind` out.',
  },
  FEATURE_OPTION_INVALID: {
    status: 400,
    retryable: false,
    remedy: 'Take out what the message names; docs/features.md says what each kind takes.',
  },
  SCHEMA_MISMATCH: {
    status: 400,
    retryable: false,
    remedy: 'Give the field one type in all indices of the source, or narrow the index pattern.',
  },
  NO_DATA_IN_RANGE: {
    status: 400,
    retryable: false,
    remedy: 'Widen the range or the filter of the source, or send data first.',
  },
  EVENTS_TOO_MANY: {
    status: 413,
    retryable: false,
    remedy:
      'Narrow the time range or the query, or take longer windows; `anomaly-forest plot` takes any number.',
  },
  TIME_RANGE_TOO_LONG: {
    status: 413,
    retryable: false,
    remedy: 'Choose a shorter time.',
  },
  SCHEDULE_INVALID: {
    status: 400,
    retryable: false,
    remedy: 'Lengthen or shorten the span that the message names.',
  },
  TIME_FIELD_NOT_DATE: {
    status: 400,
    retryable: false,
    remedy: 'Name a field that is mapped as date or date_nanos.',
  },
  TOO_MANY_WINDOWS: {
    status: 400,
    retryable: false,
    remedy:
      'Shorten the window, or narrow the source by a filter; the next reconcile run scores each entity that had no room.',
  },
  DESTINATION_IN_SOURCE: {
    status: 400,
    retryable: false,
    remedy: 'Name another destination, or take it out of the source.',
  },
  RESULTS_IN_SOURCE: {
    status: 409,
    retryable: false,
    remedy:
      'Where that is not meant, name another destination, or exclude the results from the source that reads them.',
  },
  DESTINATION_UNUSABLE: {
    status: 400,
    retryable: false,
    remedy: 'Give the detector another destination, or delete the index that is in the way.',
  },
  ASSET_MISSING: {
    status: 409,
    retryable: true,
    remedy: 'Install the index templates: `anomaly-forest start` and the plugin do it at start-up.',
  },
  INDEX_READ_ONLY: {
    status: 409,
    retryable: true,
    remedy: 'Free disk space or remove the write block; the detector goes on by itself then.',
  },

  // A single row
  TIME_MISSING: {
    status: 422,
    retryable: false,
    remedy: 'Send documents with the time field of the detector.',
  },
  FEATURE_MISSING: {
    status: 422,
    retryable: false,
    remedy: 'Send the field, or set the feature to `"missing": "median"`.',
  },
  FEATURE_NULL: {
    status: 422,
    retryable: false,
    remedy: 'Send a value, or set the feature to `"missing": "median"`.',
  },
  FEATURE_NOT_NUMERIC: {
    status: 422,
    retryable: false,
    remedy: 'Send a number; text that is not a number cannot be a feature.',
  },
  FEATURE_NOT_KEYWORD: {
    status: 422,
    retryable: false,
    remedy: 'Send text, a number or a boolean; an object is no category.',
  },
  FEATURE_NOT_IP: {
    status: 422,
    retryable: false,
    remedy: 'Send an IPv4 or IPv6 address such as "192.0.2.1" or "2001:db8::1".',
  },
  FEATURE_NOT_DATE: {
    status: 422,
    retryable: false,
    remedy: 'Send ISO 8601 such as "2026-11-21T10:00:00Z", or milliseconds since 1970.',
  },
  FEATURE_NOT_FINITE: {
    status: 422,
    retryable: false,
    remedy: 'Send a finite number; NaN and Infinity are not measurements.',
  },
  FEATURE_TOO_LARGE: {
    status: 422,
    retryable: false,
    remedy: 'Send a value between -3.4e38 and 3.4e38 (the range of a 32-bit float).',
  },
  FEATURE_OUT_OF_LIMITS: {
    status: 422,
    retryable: false,
    remedy: 'Correct the sender, or widen `min` and `max` of the feature.',
  },
  DOC_TOO_LARGE: {
    status: 422,
    retryable: false,
    remedy: 'Split the document, or raise the page limit in bytes.',
  },
  LINE_MALFORMED: {
    status: 422,
    retryable: false,
    remedy: 'Correct the line; it is kept in the reject file with its number and reason.',
  },
  VALUE_MALFORMED: {
    status: 422,
    retryable: false,
    remedy: 'Correct the value or give the column another type; the line is in the reject file.',
  },
  DOCUMENT_REFUSED: {
    status: 422,
    retryable: false,
    remedy: 'See the reason from Elasticsearch; the document is kept in the dead-letter index.',
  },
} as const satisfies Record<string, CatalogueEntry>;
