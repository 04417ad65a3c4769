/** What stands between quotation marks is a value in either language. */
const quoted = /"(?:[^"\\]|\\.)*"/g;

/**
 * Whether a query is written as KQL is and Lucene's syntax is not: and, or, not in lower case between
 * terms, a colon or a comparison with spaces around it. Lucene reads such words as terms to look for.
 */
export function looksLikeKql(query: string): boolean {
  const text = query.replace(quoted, '""');
  return (
    /\S\s+(and|or)(\s+not)?\s+\S/.test(text) ||
    /^\s*not\s+\S+\s*[:<>]/.test(text) ||
    /\S\s+:|:\s+\S/.test(text) ||
    /[^\s:[{]\s*[<>]=?\s*\S/.test(text)
  );
}
