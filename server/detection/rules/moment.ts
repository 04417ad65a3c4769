/** Elasticsearch knows times that JavaScript has no date for. */
const furthestMs = 8.64e15;

/** Whether a document's event time can be reckoned with. */
export const isMoment = (time: number | null): time is number =>
  time !== null && Math.abs(time) < furthestMs;
