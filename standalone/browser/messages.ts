/** ICU messages, parsed once. */
import { IntlMessageFormat } from 'intl-messageformat';

const parsed = new Map<string, IntlMessageFormat>();

/** @throws SyntaxError for what is no ICU message */
export function messageFormat(message: string): IntlMessageFormat {
  const known = parsed.get(message);
  if (known !== undefined) return known;
  // Not every Kibana knows tags in messages, so none are written.
  const format = new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true });
  parsed.set(message, format);
  return format;
}
