/** Results, written to their destination by deterministic id. */
import type { Client } from '@elastic/elasticsearch';
import type { Detector } from '../../common/detector';
import type { ResultWrite, ResultWriter, WriteSummary } from '../detection/ports/result_writer';
import { createOperation, indexOperation, type BulkOperation } from './bulk/bulk_operation';
import { settleOperations, type BulkLimits } from './bulk/settle_operations';
import { keepDeadLetters, removeDeadLetters } from './dead_letters';

export const defaultBulkLimits: BulkLimits = {
  rows: 2_500,
  bytes: 5_000_000,
  retryBudgetMs: 60_000,
  firstDelayMs: 200,
  longestDelayMs: 10_000,
  refresh: false,
};

const operationOf = (index: string, { id, json, onlyIfAbsent }: ResultWrite): BulkOperation =>
  (onlyIfAbsent === true ? createOperation : indexOperation)({ index, id }, json);

interface Writing {
  detector: Detector;
  results: ResultWrite[];
  limits: BulkLimits;
}

async function writeResults(
  client: Client,
  { detector, results, limits }: Writing,
  signal: AbortSignal,
): Promise<WriteSummary> {
  const { index } = detector.destination;
  const byId = new Map(results.map((result) => [result.id, result]));
  const refused = await settleOperations(
    client,
    {
      operations: [...byId.values()].map((result) => operationOf(index, result)),
      limits,
      doing: `Writing to "${index}"`,
    },
    signal,
  );
  const letters = refused.flatMap(({ operation, failure }) => {
    const result = byId.get(operation.id);
    return result === undefined ? [] : { result, failure };
  });
  await keepDeadLetters(client, { detector, limits, letters }, signal);
  const lettered = new Set(letters.map(({ result }) => result.id));
  const ids = [...byId.keys()].filter((id) => !lettered.has(id));
  await removeDeadLetters(client, { detector, limits, ids }, signal);
  return { written: ids.length, dead_lettered: lettered.size };
}

/** A writer that settles each result before it returns: written, or kept among the dead letters. */
export function createResultWriter(
  client: Client,
  options: Partial<BulkLimits> = {},
): ResultWriter {
  const limits = { ...defaultBulkLimits, ...options };
  return {
    write: (detector, results, signal) =>
      writeResults(client, { detector, results, limits }, signal),
  };
}
