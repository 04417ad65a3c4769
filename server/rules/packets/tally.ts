/** Distinct things counted in a sliding window, for each attacker; over the threshold is a finding. */
import type { Attacker, Evidence, FindingBook } from './finding_book';
import { RecentMap } from './recent_map';
import type { PacketRule } from './rule_catalogue';

/** Attackers, or pairs of attacker and target, that are watched at once by a rule. */
const mostWatched = 8_192;

type Value = string | number;

/** What one counts together, and the finding that comes of it. */
export interface Subject {
  /** Names what is counted together. */
  key: string;
  /** Names the finding; several keys may lead to one. */
  findingKey: string;
  attacker: Attacker;
}

export class Tally {
  private readonly watched: RecentMap<Map<Value, Evidence>>;

  constructor(
    private readonly book: FindingBook,
    private readonly rule: PacketRule,
    /** Instead of the rule's own. */
    private readonly threshold: number = rule.threshold,
  ) {
    this.watched = new RecentMap({ most: mostWatched, maxAgeMs: rule.windowMs });
  }

  get dropped(): number {
    return this.watched.dropped;
  }

  /** Counts `value` under the subject's key; the same value within the window counts once. */
  add({ key, findingKey, attacker }: Subject, value: Value, evidence: Evidence): void {
    const values = this.watched.get(key) ?? new Map<Value, Evidence>();
    values.delete(value);
    values.set(value, evidence);
    this.watched.set(key, values, evidence.timeMs);
    this.forget(values, evidence.timeMs);
    if (this.book.find(findingKey) !== null) {
      this.book.touch(findingKey, evidence);
      return;
    }
    if (values.size < this.threshold) return;
    const atMs = evidence.timeMs;
    this.book.raise(findingKey, this.rule, { attacker, atMs, threshold: this.threshold });
    for (const counted of values.values()) this.book.touch(findingKey, counted);
  }

  /** Takes something back that turned out to be harmless. */
  remove(key: string, value: Value): void {
    this.watched.get(key)?.delete(value);
  }

  clear(): void {
    this.watched.clear();
  }

  /** What is over, and the oldest of more than are needed to stay over the threshold. */
  private forget(values: Map<Value, Evidence>, nowMs: number): void {
    for (const [value, { timeMs }] of values) {
      const isOver = nowMs - timeMs > this.rule.windowMs;
      if (!isOver && values.size <= 2 * this.threshold) return;
      values.delete(value);
    }
  }
}
