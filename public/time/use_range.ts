import { useMemo } from 'react';
import { resolveRange, type TimeRange, type TimeState } from './time_state';

/** The range that a state's times mean; every turn takes it anew, since "now" has moved. */
export function useRange(state: TimeState, defaults: TimeState, turn: number): TimeRange {
  const { from, to } = state;
  return useMemo(() => {
    const range = resolveRange({ from, to }) ?? resolveRange(defaults);
    if (!range) throw new Error(`The default range ${defaults.from} means no time`);
    return range;
  }, [from, to, turn, defaults]);
}
