/** What is wrong with texts and with translations of them. */
import { IntlMessageFormat } from 'intl-messageformat';
import * as t from 'io-ts';
import { decodeOrThrow } from '../../common/codecs/decode';
import type { Message } from './read_messages';

type Part = ReturnType<IntlMessageFormat['getAst']>[number];

/** Names of a message's values. @throws SyntaxError for what is no ICU message */
function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  const visit = (parts: readonly Part[]) => {
    for (const part of parts) {
      // A literal's value is its text; "#" has none.
      if ('value' in part && Number(part.type) !== 0) names.add(part.value);
      if ('options' in part) Object.values(part.options).forEach(({ value }) => visit(value));
    }
  };
  visit(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
}

function argumentsOrProblem(message: string): string[] | string {
  try {
    return argumentsOf(message);
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

/** What Kibana's older and newer message formats read in two ways. */
const ambiguous: ReadonlyArray<[RegExp, string]> = [
  [/</, '"<" begins a tag in newer versions'],
  [/'[{}]/, 'a quote before a brace is an escape in newer versions'],
  [/\\/, 'a backslash is an escape in older versions'],
  [/, (plural|select),.*\{ /, 'a blank at the beginning of a choice is lost in older versions'],
];

/** @returns a line for each problem of the texts: their ids, their form, their values */
export function problemsOfMessages(messages: readonly Message[], prefix: string): string[] {
  const byId = new Map<string, Message>();
  return messages.flatMap((message) => {
    const { defaultMessage, id, place, values } = message;
    const told = (problem: string) => `${place} ${id}: ${problem}`;
    const names = argumentsOrProblem(defaultMessage);
    const before = byId.get(id) ?? message;
    byId.set(id, before);
    return [
      ...(id.startsWith(`${prefix}.`) ? [] : [told(`does not begin with "${prefix}."`)]),
      ...(/^[\w.]+$/.test(id) ? [] : [told('has other characters than letters, digits and dots')]),
      ...(before.defaultMessage === defaultMessage
        ? []
        : [told(`is another text at ${before.place}`)]),
      ...(defaultMessage.trim() === defaultMessage && defaultMessage !== ''
        ? []
        : [told('is empty or has blanks at its ends')]),
      ...ambiguous.filter(([form]) => form.test(defaultMessage)).map(([, why]) => told(why)),
      ...(typeof names === 'string'
        ? [told(names)]
        : names.join() === [...values].sort().join()
          ? []
          : [told(`has the values ${names.join(', ')}, is given ${values.join(', ')}`)]),
    ];
  });
}

/** A file of translations as Kibana reads it. */
const translationCodec = t.intersection([
  t.type({ messages: t.record(t.string, t.string) }),
  t.partial({ formats: t.UnknownRecord }),
]);

/**
 * @param json what a file of `translations/` has
 * @returns a line for each text that is not of the pages, or does not have the values of its English
 * @throws AppError REQUEST_INVALID for what is no file of translations
 */
export function problemsOfTranslation(json: unknown, messages: readonly Message[]): string[] {
  const { messages: translated } = decodeOrThrow(translationCodec, json, { what: 'Translations' });
  const english = new Map(messages.map(({ defaultMessage, id }) => [id, defaultMessage]));
  return Object.entries(translated).flatMap(([id, text]) => {
    const original = english.get(id);
    if (original === undefined) return [`${id}: no page has a text with this id`];
    const [wanted, names] = [argumentsOf(original), argumentsOrProblem(text)];
    if (typeof names === 'string') return [`${id}: ${names}`];
    const unknown = names.filter((name) => !wanted.includes(name));
    return unknown.map((name) => `${id}: the text has no value {${name}}`);
  });
}
