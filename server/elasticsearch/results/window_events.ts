/** How many events windows had when they were judged. */
import type { Client } from '@elastic/elasticsearch';
import type { Detector } from '../../../common/detector';
import { windowField } from '../../../common/windows';
import { findByIds } from './settled_ids';

/** Of these ids, those in the destination: id → events. Looked up by id, as `readSettledIds` does. */
export async function readWindowEvents(
  client: Client,
  { detector, ids }: { detector: Detector; ids: string[] },
  signal: AbortSignal,
): Promise<Map<string, number>> {
  const { index } = detector.destination;
  const field = `${windowField}.events`;
  const found = await findByIds(client, { index, ids, fields: [field] }, signal);
  return new Map(
    [...found].map(([id, source]) => {
      const window = source[windowField] as { events?: unknown } | undefined;
      return [id, Number(window?.events ?? 0)];
    }),
  );
}
