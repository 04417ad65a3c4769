import { useEffect, useRef } from 'react';

/** Calls `work` every `ms` milliseconds while the page is visible; null pauses. */
export function useInterval(work: () => void, ms: number | null): void {
  const latest = useRef(work);
  latest.current = work;
  useEffect(() => {
    if (ms === null) return undefined;
    const timer = window.setInterval(() => {
      if (!document.hidden) latest.current();
    }, ms);
    return () => window.clearInterval(timer);
  }, [ms]);
}
