/** Towns in which people of the simulation live and to which they travel. */

export interface Town {
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Degrees. */
  lat: number;
  lon: number;
  /** IANA name. */
  timeZone: string;
  /** First two bytes of the addresses that its providers hand out: private to the simulation. */
  network: number;
}

const table: ReadonlyArray<
  [name: string, country: string, lat: number, lon: number, zone: string]
> = [
  ['Berlin', 'DE', 52.52, 13.405, 'Europe/Berlin'],
  ['Hamburg', 'DE', 53.551, 9.994, 'Europe/Berlin'],
  ['Munich', 'DE', 48.137, 11.575, 'Europe/Berlin'],
  ['Paris', 'FR', 48.857, 2.352, 'Europe/Paris'],
  ['Lyon', 'FR', 45.764, 4.836, 'Europe/Paris'],
  ['London', 'GB', 51.507, -0.128, 'Europe/London'],
  ['Manchester', 'GB', 53.481, -2.242, 'Europe/London'],
  ['Warsaw', 'PL', 52.23, 21.012, 'Europe/Warsaw'],
  ['New York', 'US', 40.713, -74.006, 'America/New_York'],
  ['Chicago', 'US', 41.878, -87.63, 'America/Chicago'],
  ['San Francisco', 'US', 37.775, -122.419, 'America/Los_Angeles'],
  ['Toronto', 'CA', 43.653, -79.383, 'America/Toronto'],
  ['Bangalore', 'IN', 12.972, 77.595, 'Asia/Kolkata'],
  ['Mumbai', 'IN', 19.076, 72.878, 'Asia/Kolkata'],
  ['Singapore', 'SG', 1.352, 103.82, 'Asia/Singapore'],
  ['Tokyo', 'JP', 35.676, 139.65, 'Asia/Tokyo'],
  ['Sydney', 'AU', -33.869, 151.209, 'Australia/Sydney'],
  ['São Paulo', 'BR', -23.551, -46.633, 'America/Sao_Paulo'],
];

/** More people live in the first ones: most of a firm is in a few places. */
export const homeTowns = 12;

export const towns: readonly Town[] = table.map(([name, country, lat, lon, timeZone], i) => ({
  name,
  country,
  lat,
  lon,
  timeZone,
  network: 16 + i,
}));
