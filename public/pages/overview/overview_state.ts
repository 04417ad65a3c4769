/** The state of the overview in its address. */
import { parseTime, printParams, type TimeState } from '../../time/time_state';

export const defaultOverview: TimeState = {
  from: 'now-24h',
  to: 'now',
  refresh: 30_000,
  paused: false,
};

export const parseOverview = (search: string): TimeState =>
  parseTime(new URLSearchParams(search), defaultOverview);

export const printOverview = (state: TimeState): string =>
  printParams(
    (['from', 'to', 'refresh', 'paused'] as const).map((name) => [
      name,
      state[name],
      defaultOverview[name],
    ]),
  );
