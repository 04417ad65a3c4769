/** Of Elasticsearch's index names, in bytes. */
const longestName = 255;

/** Where refused results of a destination go; covered by the template `anomaly-forest-dead-letters`. */
export const deadLetterIndex = (destination: string): string =>
  `anomaly-forest-dead-letters-${destination}`.slice(0, longestName);
