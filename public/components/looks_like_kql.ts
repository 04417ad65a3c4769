/** What stands between quotation marks is a value in either language. */
const quoted = /"(?:[^"\\]|\\.)*"/g;

/**
 * A query without what stands in the brackets of a field, such as `a:(>1 AND <5)`: KQL has values alone in
 * there, so what is compared is Lucene's.
 */
function withoutFieldGroups(query: string): string {
  let depth = 0;
  return query
    .split('')
    .filter((character, i) => {
      if (depth > 0) {
        if (character === '(') depth++;
        if (character === ')') depth--;
        return false;
      }
      if (character === '(' && query[i - 1] === ':') depth = 1;
      return true;
    })
    .join('');
}

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
    /[^\s:[{]\s*[<>]=?\s*\S/.test(withoutFieldGroups(text))
  );
}
