/** Results in a map: written and read. */
import type { Result } from '../../../common/result';
import { sumSkipReasons } from '../scoring/run_counts';
import { notInMemory } from './not_in_memory.mock';
import type { ResultReader } from './result_reader';
import type { ResultWrite, ResultWriter } from './result_writer';
import { histogramOf } from './source_reader.mock';

/** By id of the result; the whole document, verdict included. */
export type WrittenResults = Map<string, Result & Record<string, unknown>>;

/** What rules alone said is for a model to settle. */
const isSettled = (result: Result | undefined) =>
  result !== undefined && result.ml.skip_reason !== 'MODEL_NOT_TRAINED';

/** @param world looked at with each call: what comes before a write may change */
export const writerInMemory = (world: {
  readonly written: WrittenResults;
  readonly beforeWrite: (results: ResultWrite[]) => void;
}): ResultWriter => ({
  write: async (_detector, results) => {
    await Promise.resolve();
    world.beforeWrite(results);
    for (const { id, json, onlyIfAbsent } of results) {
      if (onlyIfAbsent === true && world.written.has(id)) continue;
      world.written.set(id, JSON.parse(json.toString()) as Result & Record<string, unknown>);
    }
    return { written: results.length, dead_lettered: 0 };
  },
});

function outcomesInMemory(written: WrittenResults): ResultReader['settledOutcomes'] {
  return (_detector, { range, intervalMs }) => {
    const histogram = (isWanted: (result: Result) => boolean) =>
      histogramOf(
        [...written.values()]
          .filter(isWanted)
          .map((result) => Date.parse(String(result['@timestamp'])))
          .filter(Number.isFinite),
        range,
        intervalMs,
      );
    const skipped = histogram(({ ml }) => ml.status === 'skipped');
    const scored = histogram(({ ml }) => ml.status !== 'skipped');
    return Promise.resolve(
      new Map(
        [...new Set([...skipped.keys(), ...scored.keys()])].map((start) => [
          start,
          { scored: scored.get(start) ?? 0, skipped: skipped.get(start) ?? 0, dead_lettered: 0 },
        ]),
      ),
    );
  };
}

export function resultsInMemory(written: WrittenResults): ResultReader {
  const settledTimes = () =>
    [...written.values()].filter(isSettled).flatMap((result) => {
      const time = Date.parse(String(result['@timestamp']));
      return Number.isNaN(time) ? [] : [time];
    });
  return {
    settledIds: (_detector, ids) =>
      Promise.resolve(new Set(ids.filter((id) => isSettled(written.get(id))))),
    windowEvents: (_detector, ids) =>
      Promise.resolve(
        new Map(
          ids.flatMap((id): Array<[string, number]> => {
            const result = written.get(id);
            if (result === undefined) return [];
            return [[id, (result.window as { events: number }).events]];
          }),
        ),
      ),
    settledCounts: () => {
      const results = [...written.values()];
      const skipped = results.filter(({ ml }) => ml.status === 'skipped').length;
      const skip_reasons = sumSkipReasons(
        results.flatMap(({ ml: { skip_reason: code, skip_field: field = '' } }) =>
          code === undefined ? [] : [{ code, field, rows: 1 }],
        ),
      );
      return Promise.resolve({
        results: results.length,
        skipped,
        skip_reasons,
        dead_lettered: 0,
      });
    },
    settledHistogram: (_detector, { range, intervalMs }) =>
      Promise.resolve(histogramOf(settledTimes(), range, intervalMs)),
    settledOutcomes: outcomesInMemory(written),
    settledWithoutTime: () =>
      Promise.resolve([...written.values()].filter(isSettled).length - settledTimes().length),
    timeline: notInMemory,
    scoreDistribution: notInMemory,
    find: (_detector, id) => {
      const result = written.get(id);
      if (result === undefined) return Promise.resolve(null);
      const time = Date.parse(String(result['@timestamp']));
      return Promise.resolve({
        index: 'results',
        result,
        fields: result,
        time: Number.isNaN(time) ? null : time,
      });
    },
    search: notInMemory,
    anomalyLanes: notInMemory,
    anomalySummary: notInMemory,
    entityFields: () => Promise.resolve([]),
    anomalyGroups: notInMemory,
    entitiesWithRows: notInMemory,
    anomalyIntervals: notInMemory,
    thresholds: () => Promise.resolve([]),
    attackCounts: notInMemory,
    attackPieces: async function* (this: void) {
      await Promise.resolve();
      yield [];
    },
    scoresByClass: notInMemory,
    labelledScores: async function* (this: void) {
      await Promise.resolve();
      yield [];
    },
  };
}
