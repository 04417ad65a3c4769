/** When anomalies happen: a block of rows gets exactly its share of anomalous ones. */
import type { Random } from '../random';
import { drawEpisode, type Episode } from './anomalies';
import type { RocketAnomalyKind } from './rocket_row';

export interface ScheduledEpisode extends Episode {
  /** First row, counted within the block. */
  start: number;
}

export interface BlockOptions {
  /** Rows of the block. */
  rows: number;
  /** How many of them are anomalous, 0..rows. */
  anomalousRows: number;
  /** Kinds to draw from, at least one. */
  kinds: readonly RocketAnomalyKind[];
}

/** All kinds in random order, then all of them again, and so on. */
function* kindsInTurn(random: Random, kinds: readonly RocketAnomalyKind[]) {
  for (;;) {
    const left = [...kinds];
    while (left.length > 0) {
      const [kind] = left.splice(random.integerBetween(0, left.length - 1), 1);
      if (kind !== undefined) yield kind;
    }
  }
}

/** Episodes whose rows add up to the wanted number; the last one is as long as there is room. */
function drawEpisodes(random: Random, { anomalousRows, kinds }: BlockOptions): Episode[] {
  const episodes: Episode[] = [];
  const turn = kindsInTurn(random, kinds);
  for (let left = anomalousRows; left > 0;) {
    const kind = turn.next().value;
    if (kind === undefined) break;
    const episode = drawEpisode(random, kind);
    const rows = Math.min(left, episode.rows);
    episodes.push({ ...episode, rows });
    left -= rows;
  }
  return episodes;
}

/** The episodes of a block in order of time, none over another, with chance gaps between them. */
export function scheduleBlock(random: Random, options: BlockOptions): ScheduledEpisode[] {
  const episodes = drawEpisodes(random, options);
  const normalRows = options.rows - options.anomalousRows;
  const rowsBefore = episodes.map(() => random.integerBetween(0, normalRows)).sort((a, b) => a - b);
  let anomalousBefore = 0;
  return episodes.map((episode, i) => {
    const start = (rowsBefore[i] ?? 0) + anomalousBefore;
    anomalousBefore += episode.rows;
    return { ...episode, start };
  });
}
