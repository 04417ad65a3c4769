/** A draft on its way to the form of a new rule, where Kibana's page for that takes none itself. */
import { decodeAnomaliesRuleParams } from '../../common/alerting/anomalies_rule';
import type { RuleDraft } from '../services';

const key = 'anomalyForest.ruleDraft';

/** A draft that nobody picked up belongs to something that was given up. */
const keptMs = 5 * 60_000;

type Store = Pick<Storage, 'getItem' | 'removeItem' | 'setItem'>;

export function leaveRuleDraft(
  { params }: RuleDraft,
  store: Store = window.sessionStorage,
  now = Date.now(),
): void {
  store.setItem(key, JSON.stringify({ params, at: now }));
}

/** The parameters that were left a moment ago, once; undefined when there are none. */
export function takeRuleDraft(
  store: Store = window.sessionStorage,
  now = Date.now(),
): RuleDraft['params'] | undefined {
  const text = store.getItem(key);
  store.removeItem(key);
  if (text === null) return undefined;
  try {
    const { at, params } = JSON.parse(text) as { at?: unknown; params?: unknown };
    if (typeof at !== 'number' || now - at > keptMs) return undefined;
    return decodeAnomaliesRuleParams(params);
  } catch {
    // What others wrote there is no draft.
    return undefined;
  }
}
