/** How many documents the next page asks for: as many as fit the byte target, by what was seen. */

/** Few enough for a first page of documents whose size nobody knows yet: its JSON is read in one piece. */
const firstRows = 250;

export interface PageSize {
  /** Rows to ask for, 1 to the limit. */
  rows(): number;
  /** Learns the size of documents from an answer. */
  learn(answer: { bytes: number; rows: number }): void;
  /** The last answer was too large. */
  halve(): void;
}

/** @param limits most rows of a page, and bytes that its answer should have at most */
export function createPageSize(limits: { rows: number; bytes: number }): PageSize {
  let rows = Math.min(limits.rows, firstRows);
  return {
    rows: () => rows,
    learn(answer) {
      if (answer.rows === 0) return;
      const fitting = Math.floor((limits.bytes * answer.rows) / Math.max(1, answer.bytes));
      rows = Math.min(limits.rows, Math.max(1, fitting));
    },
    halve() {
      rows = Math.max(1, Math.floor(rows / 2));
    },
  };
}
