import type { Detector } from '../../../common/detector';
import type { Partition } from '../scoring/partitions';
import type { Watch } from './rule_watch';

interface Kept {
  watch: Watch;
  until: number;
  of: string;
}

export interface WatchedRun {
  detector: Detector;
  partition: Partition | null;
  /** Event time from which the run reads on; null = from the beginning. */
  from: number | null;
  /** Whether rules judge alone, ahead of scoring: that run has a place of its own. */
  isAlone?: boolean;
}

const keyOf = ({ detector, partition, isAlone = false }: WatchedRun) =>
  `${detector.id} ${isAlone ? 'alone' : (partition?.index ?? '')}`;

/** Whatever makes other findings of the same documents. */
const identityOf = ({ kind, source, rules }: Detector) =>
  JSON.stringify([kind, source, rules?.limits]);

/** Watches of the last runs of this host; one for its life, in Kibana one a space. */
export class KeptWatches {
  private readonly kept = new Map<string, Kept>();

  /** @param most of them kept; the oldest goes first */
  constructor(private readonly most = 50) {}

  /** The watch that ended where the run begins, taken out: only one run has it. */
  take(run: WatchedRun): Watch | null {
    const key = keyOf(run);
    const kept = this.kept.get(key);
    this.kept.delete(key);
    if (kept?.until !== run.from || kept.of !== identityOf(run.detector)) return null;
    return kept.watch;
  }

  /** @param until every document before it was seen, and none after it */
  keep(run: WatchedRun, watch: Watch, until: number): void {
    const key = keyOf(run);
    this.kept.delete(key);
    this.kept.set(key, { watch, until, of: identityOf(run.detector) });
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.most && oldest !== undefined) this.kept.delete(oldest);
  }
}
