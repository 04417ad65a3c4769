/** Places on the Earth, in the forms in which Elasticsearch takes a `geo_point`, and how far apart they are. */

/** Degrees: latitude -90 to 90, longitude -180 to 180. */
export interface Place {
  lat: number;
  lon: number;
}

const degrees = (value: unknown): number =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
    ? Number(value)
    : NaN;

function placeOf(lat: unknown, lon: unknown): Place | null {
  const place = { lat: degrees(lat), lon: degrees(lon) };
  return Math.abs(place.lat) <= 90 && Math.abs(place.lon) <= 180 ? place : null;
}

/** Well-known text has the longitude first, a plain pair the latitude. */
const wellKnownText = /^\s*POINT\s*\(\s*(\S+)\s+(\S+)\s*\)\s*$/i;

function fromText(text: string): Place | null {
  const point = wellKnownText.exec(text);
  if (point !== null) return placeOf(point[2], point[1]);
  const [lat, lon, ...rest] = text.split(',');
  return rest.length === 0 ? placeOf(lat, lon) : null;
}

/**
 * The place that a value names: `{lat, lon}`, GeoJSON, `[lon, lat]`, `"lat,lon"`, `POINT (lon lat)`. Of a
 * list of places the first; null for what is none, such as a geohash.
 */
export function readPlace(value: unknown): Place | null {
  if (typeof value === 'string') return fromText(value);
  if (Array.isArray(value)) {
    const [first, second] = value as unknown[];
    return typeof first === 'number' ? placeOf(second, first) : readPlace(first);
  }
  if (typeof value !== 'object' || value === null) return null;
  if ('lat' in value && 'lon' in value) return placeOf(value.lat, value.lon);
  return 'coordinates' in value ? readPlace(value.coordinates) : null;
}

/** Mean radius of the Earth in kilometres (IUGG: R1 = (2a + b) / 3 of GRS 80). */
const earthRadiusKm = 6371.0088;
const radians = (angle: number) => (angle * Math.PI) / 180;

/**
 * Kilometres along a great circle, 0 to 20,015, by the haversine formula (R. W. Sinnott, "Virtues of
 * the Haversine", Sky and Telescope 68(2), 1984, p. 159); the Earth taken as a sphere is wrong by at
 * most 0.6 %.
 */
export function distanceKm(from: Place, to: Place): number {
  const [lat1, lat2] = [radians(from.lat), radians(to.lat)];
  const sinLat = Math.sin((lat2 - lat1) / 2);
  const sinLon = Math.sin(radians(to.lon - from.lon) / 2);
  const h = sinLat * sinLat + Math.cos(lat1) * Math.cos(lat2) * sinLon * sinLon;
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(Math.min(1, h)));
}
