/** Indices at which the reading of drift changes: moderate from the first on, major above the second. */
export const driftBounds = [0.1, 0.25] as const;

/** Where bars end: enough for both bounds and for the largest index, in steps that read well. */
export function barEnd(indices: readonly number[]): number {
  const largest = Math.max(0, ...indices);
  return [0.3, 0.5, 1, 2, 5, 10].find((end) => largest <= end) ?? Math.ceil(largest);
}
