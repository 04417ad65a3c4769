/** Finds what a person would read, but no translator: texts outside `i18n.translate`. */
import ts from 'typescript';
import { parseSource } from '../../../packaging/messages/read_messages';

/** Props and attributes whose text is shown or read aloud, whatever it looks like. */
const shown = new Set([
  ...['title', 'label', 'aria-label', 'ariaLabel', 'contentAriaLabel', 'onClickAriaLabel'],
  ...['placeholder', 'helpText', 'help', 'hint', 'tableCaption', 'failure', 'description'],
  ...['buttonContent', 'cancelButtonText', 'confirmButtonText', 'legend', 'heading', 'note'],
  ...['xTitle', 'yTitle', 'xAxisTitle', 'yAxisTitle', 'initialPromptText', 'content', 'meaning'],
]);

/** What is never shown, even where it reads as words. */
const technical = new Set([
  ...['data-test-subj', 'testSubj', 'key', 'identity', 'className', 'style', 'd', 'viewBox'],
  ...['gridTemplateColumns', 'fontFamily', 'borderLeft', 'code', 'path', 'what', 'transform'],
  ...['defaultActionMessage', 'defaultRecoveryMessage', 'dateFormat', 'values'],
]);

const codeTags = /^(EuiCode|EuiCodeBlock|code|em)$/;
const hasLetters = (text: string) => /\p{L}{2}/u.test(text);

/** Two words beside each other, or a word that begins like a sentence. */
const readsAsText = (text: string) =>
  /\p{L}{2,}[,.;:!?”"’)]? +[\p{L}“"(\0]/u.test(text) ||
  /[\p{L}\0][,.;:!?”")]? +\p{Ll}{2,}/u.test(text) ||
  /^\p{Lu}\p{Ll}+([ .:?!…\0]|$)/u.test(text);

/** Styles, patterns of time and addresses of scripts. */
const isCode = (text: string) =>
  /^(repeat|minmax|var|calc|translate[XY]?|rgba?)\(|^MMM|^[\w.-]+\/|^[\w.]+:\/\/|\dpx |, monospace$/.test(
    text,
  );

const nameOf = (node: ts.Node): string | undefined =>
  ts.isJsxAttribute(node) || ts.isPropertyAssignment(node)
    ? node.name.getText().replace(/['"]/g, '')
    : undefined;

/** A literal's text with a NUL for each value in it; undefined for other nodes. */
function literalText(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head, ...node.templateSpans.map(({ literal }) => literal)]
    .map(({ text }) => text)
    .join('\0');
}

/** Nodes below which nothing is shown to anybody. */
function isSilent(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node))
    return true;
  if (ts.isCaseClause(node)) return false;
  if (ts.isCallExpression(node)) {
    return /^(console\.\w+|import|require|i18n\.translate)$/.test(node.expression.getText());
  }
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Error';
  if (ts.isVariableDeclaration(node)) return /kql|lucene/i.test(node.name.getText());
  if (ts.isJsxElement(node)) return codeTags.test(node.openingElement.tagName.getText());
  if (ts.isJsxSelfClosingElement(node)) return node.tagName.getText() === 'FormattedMessage';
  const name = nameOf(node);
  return name !== undefined && technical.has(name);
}

/** Texts of a file that have no id, as "line: text". */
export function untranslated(file: string, text: string): string[] {
  const source = parseSource(file, text);
  const found: string[] = [];
  const tell = (node: ts.Node, words: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${line + 1}: ${words.replaceAll('\0', '…').replace(/\s+/g, ' ').trim()}`);
  };
  const visit = (node: ts.Node): void => {
    if (isSilent(node)) return valuesOf(node);
    if (ts.isJsxText(node) && hasLetters(node.text)) tell(node, node.text);
    const words = literalText(node);
    if (words !== undefined && hasLetters(words) && !isCode(words)) {
      const name = nameOf(node.parent);
      if (readsAsText(words) || (name !== undefined && shown.has(name))) tell(node, words);
    }
    ts.forEachChild(node, visit);
  };
  /** Among the values of a text there may be texts again. */
  const valuesOf = (node: ts.Node): void => {
    const isText =
      (ts.isCallExpression(node) && node.expression.getText() === 'i18n.translate') ||
      ts.isJsxSelfClosingElement(node);
    if (!isText) return;
    const look = (child: ts.Node): void => {
      if (nameOf(child) === 'values') return ts.forEachChild(child, visit);
      ts.forEachChild(child, look);
    };
    ts.forEachChild(node, look);
  };
  visit(source);
  return found;
}
