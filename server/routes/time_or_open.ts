/** An end of a time range in milliseconds since 1970; null, which is open, where it is left out. */
export const timeOrOpen = (text: string | undefined): number | null =>
  text === undefined ? null : Date.parse(text);
