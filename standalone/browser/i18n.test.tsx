import React from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { i18n } from './i18n';
import { FormattedMessage } from './i18n_react';

const translate = (defaultMessage: string, values?: Record<string, string | number>) =>
  i18n.translate('anomalyForest.test', { defaultMessage, ...(values ? { values } : {}) });

test('fills in values, and chooses among plurals', () => {
  const message = '{rows} {count, plural, one {row} other {rows}} of {name}';
  expect(translate(message, { rows: '1', count: 1, name: 'pump' })).toBe('1 row of pump');
  expect(translate(message, { rows: '1,204', count: 1204, name: '' })).toBe('1,204 rows of ');
});

test('takes quotes and tags in texts and values for what they are', () => {
  expect(translate('The detector’s own; it doesn\'t <stop>: "{name}"', { name: '{a} <b>' })).toBe(
    'The detector’s own; it doesn\'t <stop>: "{a} <b>"',
  );
});

test('a missing value is an error, as it is in Kibana', () => {
  expect(() => translate('Version {version}', {})).toThrow(/version/);
});

test('elements stand within a text', () => {
  const field = <em>is_anomaly</em>;
  expect(
    renderToStaticMarkup(
      <p>
        <FormattedMessage
          id="anomalyForest.test"
          defaultMessage="A field such as {field}, {count, plural, one {# row} other {# rows}}"
          values={{ field, count: 2 }}
        />
      </p>,
    ),
  ).toBe('<p>A field such as <em>is_anomaly</em>, 2 rows</p>');
});
