/** Lanes as the cells of a chart: every interval of the range has one, also where nothing was found. */
import type { Lane, LaneCell } from '../../common/api/anomaly_lanes';
import { severities } from '../../common/severity';

export interface GridCell {
  /** Of the lane, as the chart tells lanes apart. */
  lane: string;
  /** Start of the interval, milliseconds since 1970. */
  time: number;
  /** 0 without anomalies, else the place of the worst severity, from 1. */
  level: number;
}

/** Ids of lanes are texts or null: rows without a value. */
export const laneKey = ({ id }: Pick<Lane, 'id'>): string => (id === null ? '' : `=${id}`);

export const levelOf = ({ severity }: Pick<LaneCell, 'severity'>): number =>
  severities.indexOf(severity) + 1;

/** Starts of the intervals that a range has, as Elasticsearch counts them: from 1970. */
export function intervalStarts(
  { from, to }: { from: number; to: number },
  intervalMs: number,
): number[] {
  const first = Math.floor(from / intervalMs) * intervalMs;
  const count = Math.max(1, Math.ceil((to - first) / intervalMs));
  return Array.from({ length: count }, (_, i) => first + i * intervalMs);
}

export function gridCells(lanes: readonly Lane[], starts: readonly number[]): GridCell[] {
  return lanes.flatMap((lane) => {
    const levels = new Map(lane.cells.map((cell) => [cell.time, levelOf(cell)]));
    return starts.map((time) => ({ lane: laneKey(lane), time, level: levels.get(time) ?? 0 }));
  });
}

export type ListedCell = LaneCell & { lane: Lane };

/** The cells with anomalies, the worst first. */
export function listedCells(lanes: readonly Lane[]): ListedCell[] {
  return lanes
    .flatMap((lane) => lane.cells.map((cell) => ({ ...cell, lane })))
    .sort((a, b) => levelOf(b) - levelOf(a) || b.score - a.score);
}
