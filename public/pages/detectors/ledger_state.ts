/** The state of a detector's ledger in its address. */
import { parseTime, printParams, type TimeState } from '../../time/time_state';

export const defaultLedger: TimeState = {
  from: 'now-24h',
  to: 'now',
  refresh: 30_000,
  paused: true,
};

export const parseLedger = (search: string): TimeState =>
  parseTime(new URLSearchParams(search), defaultLedger);

/** With the tab that it stands in. */
export const printLedger = (state: TimeState): string =>
  printParams([
    ['tab', 'ledger', undefined],
    ...(['from', 'to', 'refresh', 'paused'] as const).map(
      (name) => [name, state[name], defaultLedger[name]] as const,
    ),
  ]);
