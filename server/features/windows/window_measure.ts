/** What every measure is: it follows one entity from window to window. */
import type { EventReading } from './event_plan';

/** A window: `start` inclusive, `end` exclusive, milliseconds since 1970. */
export interface WindowSpan {
  start: number;
  end: number;
}

/** Follows one entity; its windows come one after the other, in order of time. */
export interface WindowMeasure {
  begin(window: WindowSpan): void;
  /** An event of the window, none earlier than the one before. */
  add(event: EventReading): void;
  /** The window's value, a finite number. */
  end(window: WindowSpan): number;
  /** Whether a bound was reached in the window that ended: its value is at least as large as it says. */
  readonly wasLimited?: boolean;
}
