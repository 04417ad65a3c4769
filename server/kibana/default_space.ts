/** The id of the space that is there where nobody has made any. */
export const defaultSpaceId = 'default';
