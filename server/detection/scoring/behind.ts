import { durationToMs } from '../../../common/codecs/bounded';
import type { Detector } from '../../../common/detector';
import type { DetectionPorts } from '../services';

/**
 * What could have been scored by now and is not, as a span of event time in milliseconds, from 0; null
 * before the first page.
 */
export function behindMs(
  { clock }: Pick<DetectionPorts, 'clock'>,
  { source }: Pick<Detector, 'source'>,
  checkpoint: number | null,
): number | null {
  if (checkpoint === null) return null;
  return Math.max(0, clock.now() - durationToMs(source.query_delay) - checkpoint);
}
