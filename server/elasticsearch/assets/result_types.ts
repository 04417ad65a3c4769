/** Types that hold every value of the one we ask for. */
const widerTypes: Readonly<Record<string, readonly string[]>> = {
  float: ['double'],
  integer: ['long'],
};

/** Whether a field of results may be mapped so. */
export const holds = (found: string | undefined, type: string): boolean =>
  found === type || (widerTypes[type]?.includes(found ?? '') ?? false);
