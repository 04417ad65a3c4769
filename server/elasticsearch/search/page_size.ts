/** How many documents the next page asks for: as many as fit the byte target, by what was seen. */

/** Few enough for a first page of documents whose size nobody knows yet. */
const firstRows = 1_000;
const measuredHits = 8;

export interface PageSize {
  /** Rows to ask for, 1 to the limit. */
  rows(): number;
  /** Learns the size of documents from a page that came. */
  learn(sources: readonly unknown[]): void;
  /** The last answer was too large. */
  halve(): void;
}

/** Measures a few documents, evenly spread: measuring all would cost as much as reading them. */
function meanBytes(sources: readonly unknown[]): number {
  const step = Math.max(1, Math.floor(sources.length / measuredHits));
  let total = 0;
  let measured = 0;
  for (let i = 0; i < sources.length; i += step) {
    total += JSON.stringify(sources[i] ?? null).length;
    measured += 1;
  }
  return measured === 0 ? 1 : Math.max(1, total / measured);
}

/** @param limits most rows of a page, and bytes that a page should have at most */
export function createPageSize(limits: { rows: number; bytes: number }): PageSize {
  let rows = Math.min(limits.rows, firstRows);
  return {
    rows: () => rows,
    learn(sources) {
      const fitting = Math.floor(limits.bytes / meanBytes(sources));
      rows = Math.min(limits.rows, Math.max(1, fitting));
    },
    halve() {
      rows = Math.max(1, Math.floor(rows / 2));
    },
  };
}
