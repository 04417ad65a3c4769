/**
 * Rules count over time, and any node may take the next run: before it judges, a watch is shown what came
 * in the longest window before the checkpoint. The node that did the run before has such a watch still,
 * and goes on with it; another one reads.
 */
import type { Detector } from '../../../common/detector';
import type { Windows } from '../../../common/windows';
import { authDocumentFields } from '../../features/logs/auth/document_record';
import { packetDocumentFields } from '../../features/packets/document_packet';
import type { SourceScope, TimeRange } from '../ports/scope';
import type { DetectionPorts } from '../services';
import { eventRange } from '../windows/window_range';
import { rulesFor } from './document_rules';
import type { WatchedRun } from './kept_watches';
import type { DocumentRules } from './rule_match';
import { RuleWatch, type Watch } from './rule_watch';
import { WindowWatch } from './window_watch';

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
  earlier?: { watch: Watch; until: number } | null;
}

/** Over windows: they look at the documents that their windows are made of, by themselves. */
async function warmedUpOverWindows(
  ports: ReadingPorts,
  { detector, windows, rules, from, earlier }: WarmUp & { windows: Windows; rules: DocumentRules },
  signal: AbortSignal,
): Promise<Watch> {
  // The window that is over at the earliest by then begins here.
  const first = from === null ? null : (eventRange(windows, { from, to: null })?.from ?? null);
  if (first !== null && earlier?.watch instanceof WindowWatch && earlier.watch.goesOnTo(first)) {
    return earlier.watch;
  }
  const scope = { ...detector.source, windows: undefined, fields: fieldsOfRules(detector) };
  const watch = new WindowWatch(ports.reader, { windows, rules, scope });
  if (first === null) return watch;
  const before = { scope, from: first - rules.windowMs, to: first };
  const { from: begin } = await warmUpRange(ports, before, signal);
  await watch.lookAt({ from: begin, to: first }, signal);
  return watch;
}

/** A watch that has seen what lies before `from`; null where the detector has no rules. */
export async function warmedUpWatch(
  ports: ReadingPorts,
  { detector, from, earlier = null }: WarmUp,
  signal: AbortSignal,
): Promise<Watch | null> {
  const rules = rulesFor(detector);
  if (rules === null) return null;
  const { windows } = detector.source;
  if (windows !== undefined) {
    return warmedUpOverWindows(ports, { detector, windows, rules, from, earlier }, signal);
  }
  if (from === null) return new RuleWatch(rules);
  const begin = from - rules.windowMs;
  const goesOn = earlier !== null && earlier.until >= begin && earlier.until <= from;
  const watch = goesOn ? earlier.watch : new RuleWatch(rules);
  const seenUntil = goesOn ? earlier.until : begin;
  if (seenUntil === from) return watch;
  const scope = { ...detector.source, fields: fieldsOfRules(detector) };
  const before = { scope, from: seenUntil, to: from };
  const range = await warmUpRange(ports, before, signal);
  for await (const page of ports.reader.pages(scope, range, signal)) {
    await watch.judge(page, signal);
  }
  return watch;
}

/** The watch for a run: that of the run before on this host, or a new one that is warmed up. */
export async function openWatch(
  ports: ReadingPorts & Pick<DetectionPorts, 'watches'>,
  run: WatchedRun,
  signal: AbortSignal,
): Promise<Watch | null> {
  return ports.watches.take(run) ?? (await warmedUpWatch(ports, run, signal));
}
