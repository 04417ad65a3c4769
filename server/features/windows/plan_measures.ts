/** From the measures of a detector to what follows one entity. */
import { pathOf } from '../../../common/feature';
import type { Measure } from '../../../common/windows';
import type { EventPlan, EventReading } from './event_plan';
import { RarityMeasure, SinceLastMeasure, WayMeasure } from './history_measures';
import {
  CountMeasure,
  DeviationMeasure,
  HourMeasure,
  SumMeasure,
  ValuesMeasure,
} from './plain_measures';
import type { WindowMeasure, WindowSpan } from './window_measure';

/** Most different values that a window of an entity tells apart, and that its history does. */
export interface ValueLimits {
  window: number;
  history: number;
}

interface PlannedMeasure {
  name: string;
  /** Number of the conditions that an event must meet; null: every event counts. */
  condition: number | null;
  create: () => WindowMeasure;
}

interface PlannedRatio {
  name: string;
  of: string;
  by: string;
}

/** A window's measures, with the names of those that reached a bound. */
export interface WindowValues {
  values: Record<string, number>;
  limited: string[];
}

/** Follows one entity with all of its measures. */
export class EntityMeasures {
  private readonly measures: WindowMeasure[];

  constructor(
    private readonly planned: readonly PlannedMeasure[],
    private readonly ratios: readonly PlannedRatio[],
    private readonly order: readonly string[],
  ) {
    this.measures = planned.map(({ create }) => create());
  }

  begin(window: WindowSpan): void {
    for (const measure of this.measures) measure.begin(window);
  }

  add(event: EventReading): void {
    this.planned.forEach(({ condition }, m) => {
      if (condition === null || event.holds[condition] === true) this.measures[m]?.add(event);
    });
  }

  end(window: WindowSpan): WindowValues {
    const found = new Map<string, number>();
    const limited: string[] = [];
    this.planned.forEach(({ name }, m) => {
      const measure = this.measures[m];
      if (measure === undefined) return;
      found.set(name, measure.end(window));
      if (measure.wasLimited === true) limited.push(name);
    });
    for (const { name, of, by } of this.ratios) {
      const divisor = found.get(by) ?? 0;
      found.set(name, divisor === 0 ? 0 : (found.get(of) ?? 0) / divisor);
    }
    const values = Object.fromEntries(this.order.map((name) => [name, found.get(name) ?? 0]));
    return { values, limited };
  }
}

interface Planning {
  plan: EventPlan;
  historyMs: number;
  limits: ValueLimits;
}

function creatorOf(measure: Measure, { plan, historyMs, limits }: Planning): () => WindowMeasure {
  const { field = '', path, time_zone: timeZone } = measure;
  const slot = () => plan.slotOf(pathOf({ field, path }));
  switch (measure.measure) {
    case 'count':
      return () => new CountMeasure();
    case 'sum': {
      const at = slot();
      return () => new SumMeasure(at);
    }
    case 'deviation': {
      const at = slot();
      return () => new DeviationMeasure(at);
    }
    case 'distinct': {
      const at = slot();
      return () => new ValuesMeasure(at, { most: limits.window, take: ({ size }) => size });
    }
    case 'entropy': {
      const at = slot();
      const take = (counts: { entropy: () => number }) => counts.entropy();
      return () => new ValuesMeasure(at, { most: limits.window, take });
    }
    case 'rarity': {
      const at = slot();
      return () => new RarityMeasure(at, { historyMs, most: limits.history });
    }
    case 'since_last':
      return () => new SinceLastMeasure(historyMs);
    case 'distance':
    case 'speed': {
      const at = slot();
      const what = measure.measure;
      return () => new WayMeasure(at, { historyMs, what });
    }
    case 'hour':
      return () => new HourMeasure(timeZone);
    case 'ratio':
      throw new RangeError(`${measure.name} is worked out from other measures`);
  }
}

/** @returns what makes the measures of one entity after another */
export function planMeasures(
  measures: readonly Measure[],
  planning: Planning,
): () => EntityMeasures {
  const own = measures.filter(({ measure }) => measure !== 'ratio');
  const planned = own.map((measure) => ({
    name: measure.name,
    condition: planning.plan.conditionOf(measure.where),
    create: creatorOf(measure, planning),
  }));
  const ratios = measures
    .filter(({ measure }) => measure === 'ratio')
    .map(({ name, of = '', by = '' }) => ({ name, of, by }));
  const order = measures.map(({ name }) => name);
  return () => new EntityMeasures(planned, ratios, order);
}
