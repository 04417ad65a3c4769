/** SVG as text. */

type Attributes = Readonly<Record<string, string | number | undefined>>;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text as XML may hold it: control characters are no part of it, in whatever form. */
export const escaped = (text: string): string =>
  text
    // eslint-disable-next-line no-control-regex -- control characters are what it replaces
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (character) => escapes[character] ?? character);

/** To a hundredth of a pixel. */
const shown = (value: string | number) =>
  typeof value === 'number' ? String(Number(value.toFixed(2))) : escaped(value);

/** An element; children are elements, or text that is escaped already. */
export function element(
  name: string,
  attributes: Attributes,
  children: readonly string[] = [],
): string {
  const named = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${shown(value)}"`))
    .join('');
  return children.length === 0
    ? `<${name}${named}/>`
    : `<${name}${named}>${children.join('')}</${name}>`;
}

export const textElement = (text: string, attributes: Attributes): string =>
  element('text', attributes, [escaped(text)]);
