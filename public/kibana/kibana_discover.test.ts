import { kibanaDiscover } from './kibana_discover';

const target = {
  index: 'rocket-telemetry-ml',
  timeField: '@timestamp',
  from: 'now-15m',
  to: 'now',
  kql: 'ml_anomaly : true',
  detectorId: 'rocket',
};

describe('the way to Discover', () => {
  it('is missing where Kibana has none', () => {
    expect(kibanaDiscover({})).toBeNull();
    expect(kibanaDiscover({ share: { url: { locators: { get: () => undefined } } } })).toBeNull();
  });

  it('opens the index, range and KQL, kept to one detector', () => {
    const navigate = jest.fn().mockResolvedValue(undefined);
    const locator = { navigate, getRedirectUrl: () => '/app/r' };
    const get = (id: string) => (id === 'DISCOVER_APP_LOCATOR' ? locator : undefined);
    const discover = kibanaDiscover({ share: { url: { locators: { get } } } });
    expect(discover?.href(target)).toBe('/app/r');
    discover?.open(target);
    expect(navigate).toHaveBeenCalledWith({
      dataViewSpec: { title: 'rocket-telemetry-ml', timeFieldName: '@timestamp' },
      timeRange: { from: 'now-15m', to: 'now' },
      query: { language: 'kuery', query: 'ml_anomaly : true' },
      filters: [
        expect.objectContaining({ query: { match_phrase: { 'ml.detector_id': 'rocket' } } }),
      ],
    });
  });
});
