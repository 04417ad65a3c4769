/** Detectors that read results of detectors, by their names alone: no index needs to be there yet. */
import type { Detector } from '../../../common/detector';
import { AppError } from '../../../common/errors';
import { matchesIndexPattern, sourceTakesIn } from '../../../common/index_patterns';
import type { DetectionPorts } from '../services';

/** Who says which detectors there are. */
export interface DetectorList {
  detectors: Pick<DetectionPorts['detectors'], 'list'>;
}

const reads = (reader: Detector, writer: Detector) =>
  sourceTakesIn(reader.source.indices, writer.destination.index);

/** What takes the results in without naming them; undefined where they are not read, or on purpose. */
function patternOf(reader: Detector, writer: Detector): string | undefined {
  const { indices } = reader.source;
  const { index } = writer.destination;
  if (!reads(reader, writer) || indices.includes(index)) return undefined;
  return indices.find((entry) => matchesIndexPattern(index, entry));
}

async function othersOf({ detectors }: DetectorList, { id }: Detector): Promise<Detector[]> {
  return (await detectors.list()).filter((other) => other.id !== id);
}

/**
 * Detectors through which the results of one come back to it, from the first that reads them to the last, whose
 * results it reads; undefined where they never do. Each document would be scored without end.
 */
function roundTrip(detector: Detector, others: readonly Detector[]): Detector[] | undefined {
  const left = new Set(others);
  let trips: Detector[][] = [[]];
  while (trips.length > 0) {
    const longer: Detector[][] = [];
    for (const trip of trips) {
      const writer = trip.at(-1) ?? detector;
      for (const reader of [...left].filter((one) => reads(one, writer))) {
        left.delete(reader);
        if (reads(detector, reader)) return [...trip, reader];
        longer.push([...trip, reader]);
      }
    }
    trips = longer;
  }
  return undefined;
}

/** What keeps a detector from being made because its results would come back to it through others. */
export async function roundTripProblems(
  ports: DetectorList,
  detector: Detector,
): Promise<AppError[]> {
  const trip = roundTrip(detector, await othersOf(ports, detector));
  const last = trip?.at(-1);
  if (trip === undefined || last === undefined) return [];
  const through = trip.map(({ id }) => `"${id}"`).join(', then ');
  return [
    new AppError(
      'DESTINATION_IN_SOURCE',
      `The results of detector ${detector.id} in "${detector.destination.index}" are read by ${through}, whose results in "${last.destination.index}" its source "${detector.source.indices.join(',')}" takes in: each row would be scored again without end. The entry "-${last.destination.index}" leaves them out.`,
    ),
  ];
}

/** Results that are read although nobody has named them: each row counts twice there. */
export async function resultWarnings(ports: DetectorList, detector: Detector): Promise<AppError[]> {
  return (await othersOf(ports, detector)).flatMap((other) => {
    const pairs = [
      { reader: other, writer: detector },
      { reader: detector, writer: other },
    ];
    return pairs.flatMap(({ reader, writer }) => {
      const pattern = patternOf(reader, writer);
      if (pattern === undefined) return [];
      return [
        new AppError(
          'RESULTS_IN_SOURCE',
          `Detector ${reader.id} reads "${pattern}", which takes in "${writer.destination.index}", where the results of detector ${writer.id} go: it scores those too.`,
        ),
      ];
    });
  });
}
