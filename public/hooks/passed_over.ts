/** Rows that somebody passed over while labelling: kept as long as the browser's tab is open. */

/** More than a request may name are forgotten, the oldest first. */
const most = 1_000;

type Store = Pick<Storage, 'getItem' | 'setItem'>;

const keyOf = (detectorId: string) => `anomalyForest.passedOver.${detectorId}`;

export function passedOver(
  detectorId: string,
  store: Store = window.sessionStorage,
): readonly string[] {
  try {
    const ids: unknown = JSON.parse(store.getItem(keyOf(detectorId)) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    // What others wrote there is no list.
    return [];
  }
}

export function passOver(
  detectorId: string,
  ids: readonly string[],
  store: Store = window.sessionStorage,
): void {
  const all = [...new Set([...passedOver(detectorId, store), ...ids])].slice(-most);
  store.setItem(keyOf(detectorId), JSON.stringify(all));
}

export function takeUpAgain(
  detectorId: string,
  id: string,
  store: Store = window.sessionStorage,
): void {
  const rest = passedOver(detectorId, store).filter((one) => one !== id);
  store.setItem(keyOf(detectorId), JSON.stringify(rest));
}
