/** What a person narrows results by, as query DSL. */
import type { ResultFilter } from '../detection/ports/anomaly_survey';
import type { HostInfo } from './route';

interface Narrowing {
  query?: string;
  entity?: { field: string; value: string };
  severities?: readonly string[];
}

/**
 * In Kibana the query is KQL, by Kibana's own parser. There is no such parser without Kibana, and
 * another one would read some queries otherwise: there it is Lucene's, which Elasticsearch reads.
 */
function queryOf(host: HostInfo, query: string): ResultFilter {
  if (host.kqlToQuery !== null) return host.kqlToQuery(query);
  return { query_string: { query, analyze_wildcard: true } };
}

/** @throws AppError REQUEST_INVALID for KQL that cannot be read; Lucene's is refused when it is run */
export function resultFilters(
  host: HostInfo,
  { entity, query, severities }: Narrowing,
): ResultFilter[] {
  return [
    ...(query === undefined ? [] : [queryOf(host, query)]),
    ...(entity === undefined ? [] : [{ term: { [entity.field]: entity.value } }]),
    ...(severities === undefined ? [] : [{ terms: { 'ml.severity': [...severities] } }]),
  ];
}
