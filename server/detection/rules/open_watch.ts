/**
 * Rules count over time, and any node may take the next run: before it judges, a watch is shown what came
 * in the longest window before the checkpoint. The node that did the run before has such a watch still,
 * and goes on with it; another one reads.
 */
import type { Detector } from '../../../common/detector';
import { authDocumentFields } from '../../features/logs/auth/document_record';
import { packetDocumentFields } from '../../features/packets/document_packet';
import type { Partition } from '../partitions';
import type { SourceScope, TimeRange } from '../ports/source_reader';
import type { DetectionPorts } from '../services';
import { rulesFor } from './document_rules';
import { RuleWatch } from './rule_watch';

/** Most documents that are read to warm up: the newest ones of more. */
const mostWarmUp = 200_000;
/** Intervals by which is found where these begin. */
const warmUpIntervals = 300;

const ruleFields: Partial<Record<Detector['kind'], readonly string[]>> = {
  packets: packetDocumentFields,
  logs: authDocumentFields,
};

/** Fields that the rules of a detector read; none without rules. */
export const fieldsOfRules = ({ kind, rules }: Pick<Detector, 'kind' | 'rules'>) =>
  rules === undefined ? [] : (ruleFields[kind] ?? []);

type ReadingPorts = Pick<DetectionPorts, 'reader'>;

/** From the beginning of the window on, or later where that holds too many documents. */
async function warmUpRange(
  { reader }: ReadingPorts,
  { scope, from, to }: { scope: SourceScope; from: number; to: number },
  signal: AbortSignal,
): Promise<TimeRange> {
  const intervalMs = Math.max(1_000, Math.ceil((to - from) / warmUpIntervals / 1_000) * 1_000);
  const counts = await reader.histogram(scope, { range: { from, to }, intervalMs }, signal);
  let rows = 0;
  let begin = from;
  for (const [start, count] of [...counts].sort(([a], [b]) => b - a)) {
    rows += count;
    if (rows > mostWarmUp) {
      begin = Math.max(from, Math.min(to, start + intervalMs));
      break;
    }
  }
  return { from: begin, to };
}

interface WarmUp {
  detector: Detector;
  from: number | null;
  /** A watch that has seen everything before `until`: it goes on where the window begins no later. */
  earlier?: { watch: RuleWatch; until: number } | null;
}

/** A watch that has seen what lies before `from`; null where the detector has no rules. */
export async function warmedUpWatch(
  ports: ReadingPorts,
  { detector, from, earlier = null }: WarmUp,
  signal: AbortSignal,
): Promise<RuleWatch | null> {
  const rules = rulesFor(detector);
  if (rules === null) return null;
  if (from === null) return new RuleWatch(rules);
  const begin = from - rules.windowMs;
  const goesOn = earlier !== null && earlier.until >= begin && earlier.until <= from;
  const watch = goesOn ? earlier.watch : new RuleWatch(rules);
  const seenUntil = goesOn ? earlier.until : begin;
  if (seenUntil === from) return watch;
  const scope = { ...detector.source, fields: fieldsOfRules(detector) };
  const before = { scope, from: seenUntil, to: from };
  const range = await warmUpRange(ports, before, signal);
  for await (const page of ports.reader.pages(scope, range, signal)) await watch.judge(page);
  return watch;
}

interface Kept {
  watch: RuleWatch;
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
  take(run: WatchedRun): RuleWatch | null {
    const key = keyOf(run);
    const kept = this.kept.get(key);
    this.kept.delete(key);
    if (kept?.until !== run.from || kept.of !== identityOf(run.detector)) return null;
    return kept.watch;
  }

  /** @param until every document before it was seen, and none after it */
  keep(run: WatchedRun, watch: RuleWatch, until: number): void {
    const key = keyOf(run);
    this.kept.delete(key);
    this.kept.set(key, { watch, until, of: identityOf(run.detector) });
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.most && oldest !== undefined) this.kept.delete(oldest);
  }
}

/** The watch for a run: that of the run before on this host, or a new one that is warmed up. */
export async function openWatch(
  ports: ReadingPorts & Pick<DetectionPorts, 'watches'>,
  run: WatchedRun,
  signal: AbortSignal,
): Promise<RuleWatch | null> {
  return ports.watches.take(run) ?? (await warmedUpWatch(ports, run, signal));
}
