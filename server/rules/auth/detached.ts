/** Texts up to this length are never slices of others in V8 (`SlicedString::kMinLength`). */
const longestCopied = 12;

/**
 * The same text with memory of its own. What is cut out of a line keeps the line alive, and that the whole
 * chunk of the file that it was read in: whoever keeps names of many lines would keep the file.
 */
export const detached = (text: string): string =>
  text.length <= longestCopied ? text : Buffer.from(text, 'utf16le').toString('utf16le');
