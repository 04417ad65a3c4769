/** Whole sentences one after the other; those that have nothing to say are left out. */
export const sentences = (...all: readonly (string | null)[]): string =>
  all.filter((one) => one !== null).join(' ');
