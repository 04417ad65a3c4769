function channels(hex: string): number[] | undefined {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(hex);
  if (short) return short.slice(1).map((digit) => Number.parseInt(digit + digit, 16));
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(hex);
  return long?.slice(1).map((pair) => Number.parseInt(pair, 16));
}

/** The colour at `share` (0..1) of the way from one to the other; `from` where one is not hexadecimal. */
export function mixHex(from: string, to: string, share: number): string {
  const start = channels(from);
  const end = channels(to);
  if (!start || !end) return from;
  const mixed = start.map((value, i) => Math.round(value + ((end[i] ?? value) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
