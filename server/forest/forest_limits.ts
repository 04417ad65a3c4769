/** How large a forest may be, whoever grew it: checked before anything is built from a file's numbers. */

/** Most rows drawn for each tree. */
export const mostSampled = 65_536;
