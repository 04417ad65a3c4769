/** Elasticsearch's types of the events' fields, under both sets of names. */

interface PlainType {
  type: 'date' | 'keyword' | 'ip' | 'geo_point' | 'long';
}
type ObjectType = { properties: Types };
export interface Types {
  [field: string]: PlainType | ObjectType;
}

const keyword = { type: 'keyword' } as const;
const long = { type: 'long' } as const;
const ofObject = (properties: Types): ObjectType => ({ properties });

export const plainTypes: Types = {
  '@timestamp': { type: 'date' },
  user: keyword,
  kind: keyword,
  action: keyword,
  outcome: keyword,
  address: { type: 'ip' },
  country: keyword,
  city: keyword,
  location: { type: 'geo_point' },
  bytes: long,
  path: keyword,
  status: keyword,
  anomaly_type: keyword,
};

export const ecsTypes: Types = {
  '@timestamp': { type: 'date' },
  event: ofObject({ category: keyword, type: keyword, action: keyword, outcome: keyword }),
  user: ofObject({ name: keyword }),
  source: ofObject({
    ip: { type: 'ip' },
    geo: ofObject({
      country_iso_code: keyword,
      city_name: keyword,
      location: { type: 'geo_point' },
    }),
  }),
  network: ofObject({ bytes: long }),
  file: ofObject({ path: keyword }),
  url: ofObject({ path: keyword }),
  http: ofObject({
    request: ofObject({ method: keyword }),
    response: ofObject({ bytes: long }),
  }),
  labels: ofObject({ status: keyword, anomaly_type: keyword }),
};
