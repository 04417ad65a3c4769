/** Where events come from: an address, and the place that a lookup of it gives. */
import type { Random } from '../random';
import type { Person } from './person';
import { towns, type Town } from './places';

export interface Origin {
  town: Town;
  address: string;
  location: { lat: number; lon: number };
}

const rounded = (degrees: number) => Math.round(degrees * 1e4) / 1e4;

/** An address of a town's providers. @param spread how many degrees its place is off, about */
export function originIn(
  random: Random,
  town: Town,
  { net, host, spread = 0 }: { net: number; host: number; spread?: number },
): Origin {
  return {
    town,
    address: `100.${town.network + 64}.${net}.${host}`,
    location: {
      lat: rounded(town.lat + spread * random.gaussian()),
      lon: rounded(town.lon + spread * random.gaussian()),
    },
  };
}

/** Networks within a town: of firms, of homes, of mobile providers, of hotels, of servers for hire. */
const networks = { work: 10, home: 40, phone: 80, hotel: 120, hired: 200 };

/** The place of a phone's address is that of the provider, anywhere in the country. */
function phoneTown(random: Random, town: Town): Town {
  const inCountry = towns.filter(({ country }) => country === town.country);
  return random.chance(0.3) ? random.pick(inCountry) : town;
}

/** An ordinary origin of a person who is in a town. */
export function usualOrigin(random: Random, person: Person, town: Town): Origin {
  const { home, hosts, tunnel } = person;
  if (tunnel !== null && random.chance(0.03)) {
    return originIn(random, tunnel, { net: networks.hired, host: hosts.work });
  }
  if (random.chance(0.1)) {
    const at = phoneTown(random, town);
    // Phones get another address now and then.
    const host = random.chance(0.3) ? random.integerBetween(1, 250) : hosts.phone;
    return originIn(random, at, { net: networks.phone, host, spread: 0.2 });
  }
  if (town !== home) {
    const host = random.integerBetween(1, 4) * 10;
    return originIn(random, town, { net: networks.hotel, host });
  }
  return random.chance(0.45)
    ? originIn(random, town, { net: networks.home + (hosts.home % 20), host: hosts.home })
    : originIn(random, town, { net: networks.work, host: hosts.work });
}

/** An origin of somebody else: a server for hire, a home or a phone, in some town. */
export function strangeOrigin(random: Random, town: Town): Origin {
  const net = random.pick([networks.hired, networks.home, networks.phone]);
  return originIn(random, town, { net, host: random.integerBetween(1, 250), spread: 0.1 });
}
