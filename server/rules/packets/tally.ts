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

interface Counted {
  evidence: Evidence;
  /** Whether it is part of a finding already. */
  isNamed: boolean;
}

interface Watched {
  values: Map<Value, Counted>;
  /** Whether the last one that was counted belongs to a finding. */
  goesOn: boolean;
}

export class Tally {
  private readonly watched: RecentMap<Watched>;

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

  /**
   * Counts `value` under the subject's key; the same value within the window counts once. A finding goes on
   * only while there are enough within the window: whoever began to watch one window ago says the same.
   * @returns whether it belongs to a finding
   */
  add({ key, findingKey, attacker }: Subject, value: Value, evidence: Evidence): boolean {
    const one = { evidence, isNamed: false };
    const watched = this.put(key, value, one);
    const { values, goesOn } = watched;
    watched.goesOn = values.size >= this.threshold;
    if (!watched.goesOn) return false;
    const isNew = this.book.find(findingKey) === null;
    const atMs = evidence.timeMs;
    this.book.raise(findingKey, this.rule, { attacker, atMs, threshold: this.threshold });
    for (const counted of isNew || !goesOn ? values.values() : [one]) {
      if (isNew || !counted.isNamed) this.book.touch(findingKey, counted.evidence);
      counted.isNamed = true;
    }
    return true;
  }

  /** Counts as `add` does, for later, what its finding has already. */
  count(key: string, value: Value, evidence: Evidence): void {
    this.put(key, value, { evidence, isNamed: true });
  }

  private put(key: string, value: Value, counted: Counted): Watched {
    const watched = this.watched.get(key) ?? { values: new Map<Value, Counted>(), goesOn: false };
    const { timeMs } = counted.evidence;
    watched.values.delete(value);
    watched.values.set(value, counted);
    this.watched.set(key, watched, timeMs);
    this.forget(watched.values, timeMs);
    return watched;
  }

  /** Takes something back that turned out to be harmless. */
  remove(key: string, value: Value): void {
    this.watched.get(key)?.values.delete(value);
  }

  clear(): void {
    this.watched.clear();
  }

  /** What is over, and the oldest of more than are needed to stay over the threshold. */
  private forget(values: Map<Value, Counted>, nowMs: number): void {
    for (const [
      value,
      {
        evidence: { timeMs },
      },
    ] of values) {
      const isOver = nowMs - timeMs > this.rule.windowMs;
      if (!isOver && values.size <= 2 * this.threshold) return;
      values.delete(value);
    }
  }
}
