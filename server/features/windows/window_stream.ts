/**
 * Events in order of time to the windows of their entities. All windows begin at multiples of their
 * length, so that those of one stretch of time are open together and close together: as soon as an event
 * of a later stretch comes, or the watermark is moved there. Memory is bounded by what is open and by
 * what entities leave for their next windows, not by how many events come.
 */
import { durationToMs } from '../../../common/codecs/bounded';
import { entityPathOf, hasHistory, windowMsOf, type Windows } from '../../../common/windows';
import { BoundedCounts } from './bounded_counts';
import { EventPlan, type EventReading } from './event_plan';
import { planMeasures, type EntityMeasures, type ValueLimits } from './plan_measures';
import { entitiesOf, textsOf } from './read_values';
import type { WindowSpan } from './window_measure';

export interface WindowEvent {
  /** Milliseconds since 1970. */
  time: number;
  source: unknown;
  /** What names the entity; as it stands in `source` when left out. */
  entity?: readonly unknown[] | undefined;
  /** Whether `source` lacks what was too large to read: the event is one of its window, and no measure sees it. */
  isUnread?: boolean;
}

export interface ClosedWindow extends WindowSpan {
  /** Null: the events of all entities for which there was no room in this stretch of time. */
  entity: string | null;
  /** 1 or more. */
  events: number;
  /** By measure, in the order in which they are configured; none without an entity. */
  values: Record<string, number>;
  /** Different values of the fields that are kept, in the order in which they came. */
  kept: Record<string, string[]>;
  /** Measures that might be others if nothing were bounded, and every event could be read. */
  limited: string[];
}

export interface StreamLimits {
  /** Windows that are open at once. */
  openWindows: number;
  /** Entities whose past is kept for their next window; of more, those go that were silent longest. */
  pasts: number;
  values: ValueLimits;
  /** Different values of a field that a window keeps. */
  kept: number;
}

export const usualStreamLimits: StreamLimits = {
  openWindows: 100_000,
  pasts: 200_000,
  values: { window: 10_000, history: 1_000 },
  kept: 10,
};

interface OpenWindow {
  measures: EntityMeasures;
  events: number;
  /** Whether events of it could not be read. */
  isPartial: boolean;
  kept: BoundedCounts[];
  /** Whether the entity may have had a past that was forgotten. */
  lacksPast: boolean;
}

const nothing: readonly ClosedWindow[] = [];

/** Takes an event in that could not be read. */
function skip(window: OpenWindow): void {
  window.events += 1;
  window.isPartial = true;
}

export class WindowStream {
  private readonly plan = new EventPlan();
  private readonly create: () => EntityMeasures;
  private readonly lengthMs: number;
  private readonly historyMs: number;
  private readonly lookingBack: string[];
  /** Measures that depend on events. */
  private readonly ofEvents: string[];
  private readonly entitySlot: number;
  private readonly keptSlots: Array<{ field: string; slot: number }>;
  /** What entities that had windows before will need, the longest silent first. */
  private readonly pasts = new Map<string, { measures: EntityMeasures; until: number }>();
  private readonly open = new Map<string, OpenWindow>();
  /** Events of entities for which there was no room in the open stretch. */
  private overflow = 0;
  private span: WindowSpan | null = null;
  private lateEvents = 0;
  private hasForgotten = false;

  constructor(
    windows: Windows,
    private readonly limits: StreamLimits = usualStreamLimits,
  ) {
    this.lengthMs = windowMsOf(windows);
    this.historyMs = durationToMs(windows.history);
    this.lookingBack = windows.measures.filter(hasHistory).map(({ name }) => name);
    this.ofEvents = windows.measures
      .filter(({ measure }) => measure !== 'hour')
      .map(({ name }) => name);
    this.entitySlot = this.plan.slotOf(entityPathOf(windows));
    this.keptSlots = (windows.keep ?? []).map((field) => ({
      field,
      slot: this.plan.slotOf(field),
    }));
    this.create = planMeasures(windows.measures, {
      plan: this.plan,
      historyMs: this.historyMs,
      limits: limits.values,
    });
  }

  /** Paths that are read of each event. */
  get fields(): readonly string[] {
    return this.plan.fields;
  }

  /** Events that came when their window was closed: it is to be computed anew, from all of its events. */
  get late(): number {
    return this.lateEvents;
  }

  /** @returns the windows that this event closes, in order of entity */
  push({ time, source, entity: named, isUnread = false }: WindowEvent): readonly ClosedWindow[] {
    const closed = this.close(time);
    const start = Math.floor(time / this.lengthMs) * this.lengthMs;
    this.span ??= { start, end: start + this.lengthMs };
    if (start < this.span.start) {
      this.lateEvents += 1;
      return closed;
    }
    const event = this.plan.read(time, source);
    for (const entity of entitiesOf(named ?? event.values[this.entitySlot])) {
      const window = this.open.get(entity) ?? this.begin(entity, this.span);
      if (window === null) this.overflow += 1;
      else if (isUnread) skip(window);
      else this.add(window, event);
    }
    return closed;
  }

  /** Closes what is open, as if time had gone on. @returns the windows that this closes */
  flush(): readonly ClosedWindow[] {
    return this.span === null ? nothing : this.close(this.span.end);
  }

  /** Moves the watermark: no event before `time` will come. @returns the windows that this closes */
  close(time: number): readonly ClosedWindow[] {
    const { span } = this;
    if (span === null || time < span.end) return nothing;
    const closed = [...this.open].map(([entity, window]) => this.closeOne(entity, window, span));
    closed.sort((a, b) => ((a.entity ?? '') < (b.entity ?? '') ? -1 : 1));
    this.open.clear();
    if (this.overflow > 0) {
      const rest = { ...span, entity: null, events: this.overflow };
      closed.push({ ...rest, values: {}, kept: {}, limited: [] });
      this.overflow = 0;
    }
    // The next span begins with the next event; until then nothing before this one's end is taken.
    const start = Math.floor(time / this.lengthMs) * this.lengthMs;
    this.span = { start, end: start + this.lengthMs };
    this.forget(start);
    return closed;
  }

  private add(window: OpenWindow, event: EventReading): void {
    window.events += 1;
    window.measures.add(event);
    this.keptSlots.forEach(({ slot }, k) => {
      for (const text of textsOf(event.values[slot])) window.kept[k]?.add(text);
    });
  }

  private begin(entity: string, span: WindowSpan): OpenWindow | null {
    if (this.open.size >= this.limits.openWindows) return null;
    const past = this.pasts.get(entity)?.measures;
    const measures = past ?? this.create();
    this.pasts.delete(entity);
    measures.begin(span);
    const kept = this.keptSlots.map(() => new BoundedCounts(this.limits.kept));
    const lacksPast = past === undefined && this.hasForgotten;
    const window = { measures, events: 0, isPartial: false, kept, lacksPast };
    this.open.set(entity, window);
    return window;
  }

  private closeOne(entity: string, window: OpenWindow, span: WindowSpan): ClosedWindow {
    const { values, limited } = window.measures.end(span);
    if (window.isPartial) limited.push(...this.ofEvents);
    if (window.lacksPast) limited.push(...this.lookingBack);
    if (this.lookingBack.length > 0) {
      this.pasts.set(entity, { measures: window.measures, until: span.end + this.historyMs });
    }
    const kept: ClosedWindow['kept'] = {};
    this.keptSlots.forEach(({ field }, k) => {
      const seen = [...(window.kept[k]?.values() ?? [])];
      if (seen.length > 0) kept[field] = seen;
    });
    return { ...span, entity, events: window.events, values, kept, limited: [...new Set(limited)] };
  }

  /** Lets go of the past that no window from `start` on can look back to, and of what has no room. */
  private forget(start: number): void {
    for (const [entity, { until }] of this.pasts) {
      if (until >= start && this.pasts.size <= this.limits.pasts) return;
      if (until >= start) this.hasForgotten = true;
      this.pasts.delete(entity);
    }
  }
}
