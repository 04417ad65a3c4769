/** Texts of the pages: each with an id of its own, whole, and in a form that every Kibana reads. */
import { readFileSync } from 'fs';
import path from 'path';
import {
  problemsOfMessages,
  problemsOfTranslation,
} from '../../../packaging/messages/check_messages';
import { messagesIn, readMessages, sourceFiles } from '../../../packaging/messages/read_messages';
import { untranslated } from './untranslated';

const root = path.resolve(__dirname, '../../..');

/** What reads as a text, but is the same in every language or read by no person. */
const exceptions = new Set([
  'attack.id',
  'attack.kind',
  'Browser',
  'Enter',
  'ROC',
  'ROC-AUC',
  'button, a, input',
  'is_anomaly',
  'label',
  'lanes of …',
  'left threshold',
  'my-measurements*',
  'right threshold',
  'source.filter …',
  'user.name',
]);

test('every text has an id that tools find, and a form that every Kibana reads', () => {
  const { messages, problems } = readMessages(root);
  expect(problems).toEqual([]);
  expect(messages.length).toBeGreaterThan(300);
  expect(problemsOfMessages(messages, 'anomalyForest')).toEqual([]);
});

test('no text is without an id', () => {
  const files = sourceFiles(root, 'public');
  const found = files.flatMap((file) =>
    untranslated(file, readFileSync(path.join(root, file), 'utf8'))
      .filter((line) => !exceptions.has(line.replace(/^\d+: /, '')))
      .map((line) => `${file}:${line}`),
  );
  expect(found).toEqual([]);
});

const page = (body: string) => `const x = <p title={t}>${body}</p>;`;

test.each([
  ['words in an element', page('Nothing here')],
  ['a single word as a title', '<EuiCard title="anomalies" />'],
  ['a choice of words', page("{isOpen ? 'Hide it' : ''}")],
  ['a template', 'const x = `${rows} rows`;'],
  ['a property', "const x = { label: 'rows' };"],
  ['a word that is returned', "const x = () => 'Never';"],
  [
    'a value of a text',
    "i18n.translate('a.b', { defaultMessage: '{x}', values: { x: y ?? 'None given' } });",
  ],
])('sees %s', (_, code) => {
  expect(untranslated('x.tsx', code)).toHaveLength(1);
});

test('does not take for a text what is none', () => {
  const code = `
    import { x } from './Some place';
    console.error('Anomaly Forest:', thrown);
    const y = <EuiIcon type="Some icon" data-test-subj="a b" style={{ width: '1px dashed' }} />;
    const z = i18n.translate('a.b', { defaultMessage: 'A text' });
    const w = <p><EuiCode>npm start now</EuiCode> {a} = {b}</p>;`;
  expect(untranslated('x.tsx', code.replace('Some icon', 'icon'))).toEqual([]);
});

const problemsOf = (code: string) => {
  const { messages, problems } = messagesIn('x.tsx', code);
  return [...problems, ...problemsOfMessages(messages, 'anomalyForest')];
};
const text = (id: string, message: string, values = '') =>
  `i18n.translate('${id}', { defaultMessage: ${JSON.stringify(message)}, values: { ${values} } });`;

test.each([
  ['an id that is put together', 'i18n.translate(`a.${b}`, { defaultMessage: "x" });', /literals/],
  ['another prefix', text('xpack.a', 'A'), /begin with/],
  ['two texts with one id', text('anomalyForest.a', 'A') + text('anomalyForest.a', 'B'), /another/],
  ['a value that is missing', text('anomalyForest.a', 'A {b}'), /has the values b/],
  ['a value too many', text('anomalyForest.a', 'A', 'b'), /is given b/],
  ['no message', text('anomalyForest.a', 'A {b', 'b'), /EXPECT|MALFORMED/],
  ['a tag', text('anomalyForest.a', 'a <b', ''), /tag/],
  ['a quoted brace', text('anomalyForest.a', "a '{'b", ''), /escape/],
  ['a blank at an end', text('anomalyForest.a', 'a '), /blanks/],
  [
    'a blank that is lost',
    text('anomalyForest.a', 'a{n, plural, one { row} other { rows}}', 'n'),
    /blank/,
  ],
])('refuses %s', (_, code, expected) => {
  expect(problemsOf(code).join('\n')).toMatch(expected);
});

test('takes what is right, in calls and in elements', () => {
  const element =
    '<FormattedMessage id="anomalyForest.b" defaultMessage={"{n} of \\"{m}\\""} values={{ n, m }} />';
  const plural = '{rows} {n, plural, one {row} other {rows}} of the detector’s';
  expect(problemsOf(text('anomalyForest.a', plural, 'n, rows: f(n)') + element)).toEqual([]);
});

test('a translation has the ids and the values of the English', () => {
  const { messages } = messagesIn('x.tsx', text('anomalyForest.a', '{rows} rows', 'rows'));
  const translation = (message: string) => ({ messages: { 'anomalyForest.a': message } });
  expect(problemsOfTranslation(translation('{rows} Zeilen'), messages)).toEqual([]);
  expect(problemsOfTranslation(translation('{zeilen} Zeilen'), messages)).toEqual([
    'anomalyForest.a: the text has no value {zeilen}',
  ]);
  expect(problemsOfTranslation({ messages: { 'anomalyForest.b': 'B' } }, messages)).toEqual([
    'anomalyForest.b: no page has a text with this id',
  ]);
  expect(() => problemsOfTranslation({ texts: {} }, messages)).toThrow(/messages/);
});
