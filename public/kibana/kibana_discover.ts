import type { Discover, DiscoverTarget } from '../services';
import type { DiscoverLocatorParams, StartDependencies } from './contracts';

/** Several detectors may write to one index: a filter beside the KQL keeps to one of them. */
function detectorFilter(detectorId: string): unknown {
  return {
    meta: {
      type: 'phrase',
      key: 'ml.detector_id',
      params: { query: detectorId },
      negate: false,
      disabled: false,
      alias: null,
    },
    query: { match_phrase: { 'ml.detector_id': detectorId } },
    $state: { store: 'appState' },
  };
}

export function locatorParams(target: DiscoverTarget): DiscoverLocatorParams {
  return {
    dataViewSpec: { title: target.index, timeFieldName: target.timeField },
    timeRange: { from: target.from, to: target.to },
    query: { language: 'kuery', query: target.kql },
    filters: [detectorFilter(target.detectorId)],
  };
}

/** Discover through its locator; null where the person or this Kibana has none. */
export function kibanaDiscover({ share }: StartDependencies): Discover | null {
  const locator = share?.url.locators.get('DISCOVER_APP_LOCATOR');
  if (locator === undefined) return null;
  return {
    href: (target) => locator.getRedirectUrl(locatorParams(target)),
    open: (target) => void locator.navigate(locatorParams(target)),
  };
}
