/** Every text of the pages that can be translated: what stands in `i18n.translate` and `FormattedMessage`. */
import { readdirSync, readFileSync } from 'fs';
import path from 'path';
import ts from 'typescript';

export interface Message {
  id: string;
  defaultMessage: string;
  /** Names of the values that are given with it. */
  values: string[];
  /** `public/pages/…/file.tsx:12` */
  place: string;
}

export interface Messages {
  messages: Message[];
  /** Texts that no tool could find: an id or an English that is no literal. */
  problems: string[];
}

/** TypeScript files below a folder, without tests and declarations, as paths below `root`. */
export function sourceFiles(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const name = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return sourceFiles(root, name);
      return /(?<!\.test|\.d)\.tsx?$/.test(name) ? [name] : [];
    })
    .sort();
}

export function parseSource(file: string, text: string): ts.SourceFile {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
}

const textOf = (node: ts.Node | undefined): string | undefined => {
  if (node !== undefined && ts.isJsxExpression(node)) return textOf(node.expression);
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
};

function namesOf(node: ts.Node | undefined): string[] | undefined {
  if (node === undefined) return [];
  if (ts.isJsxExpression(node)) return namesOf(node.expression);
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const names = node.properties.map(({ name }) => name?.getText());
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** What a call or an element says of a text; undefined for any other node. */
function partsOf(node: ts.Node): Record<string, ts.Node | undefined> | undefined {
  if (ts.isCallExpression(node) && node.expression.getText() === 'i18n.translate') {
    const [id, options] = node.arguments;
    const given = options && ts.isObjectLiteralExpression(options) ? options.properties : [];
    const option = (name: string) => {
      const property = [...given].find((one) => one.name?.getText() === name);
      return property && ts.isPropertyAssignment(property) ? property.initializer : property;
    };
    return { id, defaultMessage: option('defaultMessage'), values: option('values') };
  }
  if (ts.isJsxSelfClosingElement(node) && node.tagName.getText() === 'FormattedMessage') {
    const attribute = (name: string) =>
      node.attributes.properties
        .filter(ts.isJsxAttribute)
        .find((one) => one.name.getText() === name)?.initializer;
    return {
      id: attribute('id'),
      defaultMessage: attribute('defaultMessage'),
      values: attribute('values'),
    };
  }
  return undefined;
}

/** The texts of one file. @param file its path, for the places */
export function messagesIn(file: string, text: string): Messages {
  const source = parseSource(file, text);
  const found: Messages = { messages: [], problems: [] };
  const visit = (node: ts.Node): void => {
    const parts = partsOf(node);
    if (parts !== undefined) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      const place = `${file}:${line + 1}`;
      const [id, defaultMessage] = [textOf(parts.id), textOf(parts.defaultMessage)];
      const values = namesOf(parts.values);
      if (id === undefined || defaultMessage === undefined || values === undefined) {
        found.problems.push(`${place}: id, defaultMessage and values must be literals`);
      } else found.messages.push({ id, defaultMessage, values, place });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The texts of all pages. @param root folder of the package */
export function readMessages(root: string): Messages {
  const all = sourceFiles(root, 'public').map((file) =>
    messagesIn(file, readFileSync(path.join(root, file), 'utf8')),
  );
  return {
    messages: all.flatMap(({ messages }) => messages),
    problems: all.flatMap(({ problems }) => problems),
  };
}
