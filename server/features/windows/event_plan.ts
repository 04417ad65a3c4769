/** What of each event the measures need: every field is read and every condition looked at once. */
import { pathOf } from '../../../common/feature';
import type { Condition } from '../../../common/windows';
import { readField } from '../metrics/read_field';
import { textsOf } from './read_values';

/** An event as far as measures go. */
export interface EventReading {
  /** Milliseconds since 1970. */
  time: number;
  /** By slot of the plan. */
  values: unknown[];
  /** By number of the condition. */
  holds: boolean[];
}

interface PlannedConditions {
  slots: number[];
  wanted: Set<string>[];
}

const listOf = (equals: Condition['equals']) => (Array.isArray(equals) ? equals : [equals]);

export class EventPlan {
  private readonly paths: string[] = [];
  private readonly conditions: PlannedConditions[] = [];
  private readonly known = new Map<string, number>();

  /** The paths that are read, for a reader that fetches no more. */
  get fields(): readonly string[] {
    return this.paths;
  }

  /** The slot in which a field's value will stand. */
  slotOf(path: string): number {
    const found = this.paths.indexOf(path);
    return found === -1 ? this.paths.push(path) - 1 : found;
  }

  /** The number of a list of conditions, all of which must hold; null where there are none. */
  conditionOf(where: readonly Condition[] | undefined): number | null {
    if (where === undefined) return null;
    const key = JSON.stringify(where);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const number = this.conditions.length;
    this.conditions.push({
      slots: where.map((condition) => this.slotOf(pathOf(condition))),
      wanted: where.map(({ equals }) => new Set(listOf(equals).map(String))),
    });
    this.known.set(key, number);
    return number;
  }

  read(time: number, source: unknown): EventReading {
    const values = this.paths.map((path) => readField(source, path));
    const holds = this.conditions.map(({ slots, wanted }) =>
      slots.every((slot, c) => textsOf(values[slot]).some((text) => wanted[c]?.has(text))),
    );
    return { time, values, holds };
  }
}
