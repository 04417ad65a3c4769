/** Pixels. */
export const chartHeights = { scores: 260, anomalies: 190 } as const;
