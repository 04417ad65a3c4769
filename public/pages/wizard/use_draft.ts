import { useCallback, useMemo } from 'react';
import type { Location } from 'history';
import { useLocation } from 'react-router-dom';
import type { Detector } from '../../../common/detector';
import { paths } from '../../application/paths';
import { useServices } from '../../services_context';
import { parseDraft, printDraft, type Draft } from './draft';
import { isStep, reachable, type Step } from './steps';

export interface DraftInAddress {
  draft: Draft;
  step: Step;
  change: (changes: Partial<Draft>) => void;
  goTo: (step: Step) => void;
}

/** Part of a location that holds the state. */
type Place = Pick<Location, 'search' | 'state'>;

const statedDraft = (state: unknown): string | null => {
  const stated = (state as { draft?: unknown } | null | undefined)?.draft;
  return typeof stated === 'string' ? stated : null;
};

function readPlace({ search, state }: Place, base: Detector | null): { draft: Draft; step: Step } {
  const params = new URLSearchParams(search);
  const draft = parseDraft(params.get('draft') ?? statedDraft(state), base);
  const asked = params.get('step');
  return { draft, step: reachable(isStep(asked) ? asked : 'source', draft) };
}

/** Servers refuse longer addresses: a longer draft stays in the browser's history alone. */
const longestInAddress = 6_000;

function placeOf(step: Step, draft: Draft): Place & { pathname: string } {
  const params = new URLSearchParams(draft.base === null ? {} : { clone: draft.base.id });
  params.set('step', step);
  const text = printDraft(draft);
  const fits = encodeURIComponent(text).length <= longestInAddress;
  if (text !== '' && fits) params.set('draft', text);
  const state = fits ? undefined : { draft: text };
  return { pathname: paths.newDetector, search: `?${params.toString()}`, state };
}

/**
 * The wizard's whole state, as the address holds it: it survives a reload, and a link shows the same.
 * @param base the detector that is cloned, which the address names; null for a new one
 */
export function useDraft(base: Detector | null): DraftInAddress {
  const { history } = useServices();
  const location = useLocation();
  const { draft, step } = useMemo(() => readPlace(location, base), [location, base]);
  // The newest address counts: two changes in one tick must not undo each other.
  const change = useCallback(
    (changes: Partial<Draft>) => {
      const now = readPlace(history.location, base);
      history.replace(placeOf(now.step, { ...now.draft, ...changes }));
    },
    [history, base],
  );
  const goTo = useCallback(
    (next: Step) => history.push(placeOf(next, readPlace(history.location, base).draft)),
    [history, base],
  );
  return { draft, step, change, goTo };
}
