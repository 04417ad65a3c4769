/** Fields that scoring writes; a name with a wildcard may mean any of them. */
const verdictField = /^(ml(\..*)?|ml_score|ml_anomaly)$|\*/;

/** Clauses that search every field when they name none. */
const textClauses: ReadonlySet<string> = new Set([
  'multi_match',
  'query_string',
  'simple_query_string',
]);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const namesVerdict = (names: unknown): boolean =>
  [names].flat().some((name) => typeof name === 'string' && verdictField.test(name));

/**
 * Whether a query depends on what scoring found. Such a query tells anomalies apart, and cannot tell
 * which rows the anomalies are among: ordinary rows may never match it.
 * @param query query DSL, as Kibana makes it of KQL
 */
export function asksForVerdict(query: unknown): boolean {
  if (Array.isArray(query)) return query.some(asksForVerdict);
  if (!isRecord(query)) return false;
  return Object.entries(query).some(
    ([key, value]) =>
      verdictField.test(key) ||
      (textClauses.has(key) && isRecord(value) && value.fields === undefined) ||
      (['field', 'fields', 'path'].includes(key) && namesVerdict(value)) ||
      asksForVerdict(value),
  );
}
