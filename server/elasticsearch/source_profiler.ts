/** Sources as the wizard looks at them, on a cluster. */
import type { Client } from '@elastic/elasticsearch';
import type { SourceProfiler } from '../detection/ports/source_profiler';
import { readFieldProfiles } from './profile/field_profiles';
import { readIndexNames } from './profile/index_names';
import { readSourceMapping } from './profile/source_mapping';
import { readResultIndices } from './profile/result_indices';
import { readTimeSpans } from './profile/time_spans';

export function createSourceProfiler(client: Client): SourceProfiler {
  return {
    names: (pattern, { hidden }, signal) => readIndexNames(client, { pattern, hidden }, signal),
    mapping: (indices, signal) => readSourceMapping(client, indices, signal),
    resultIndices: (indices, signal) => readResultIndices(client, indices, signal),
    timeSpans: (scope, fields, signal) => readTimeSpans(client, { scope, fields }, signal),
    fieldProfiles: (scope, options, signal) =>
      readFieldProfiles(client, { scope, ...options }, signal),
  };
}
