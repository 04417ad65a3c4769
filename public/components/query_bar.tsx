import React, { useEffect, useState } from 'react';
import { EuiFieldSearch, EuiFormControlLayout, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { useServices } from '../services_context';
import type { QueryLanguage } from '../services';
import { CodeText } from './code_text';
import { looksLikeKql } from './looks_like_kql';

/** What a query may look like, in each language. */
export type QueryExamples = Readonly<Record<QueryLanguage, string>>;

/** Whether a text looks as if it were written in the other language. */
const seemsOfAnother: Readonly<Record<QueryLanguage, (text: string) => boolean>> = {
  KQL: () => false,
  Lucene: looksLikeKql,
};

/** Narrows what is shown by a query on its fields; Enter asks. */
export function QueryBar(props: {
  query: string | undefined;
  examples: QueryExamples;
  onQuery: (query: string | undefined) => void;
}): React.ReactElement {
  const { examples, onQuery, query } = props;
  const { queryLanguage } = useServices();
  const [typed, setTyped] = useState(query ?? '');
  // "Back", or a link, brings another query than what was typed.
  useEffect(() => setTyped(query ?? ''), [query]);
  const mayBeMistaken = seemsOfAnother[queryLanguage](typed);
  return (
    <>
      <EuiFormControlLayout prepend={queryLanguage} fullWidth>
        <EuiFieldSearch
          fullWidth
          maxLength={2_000}
          placeholder={examples[queryLanguage]}
          aria-label={i18n.translate('anomalyForest.components.queryBar.queryAriaLabel', {
            defaultMessage: 'Query in {queryLanguage}',
            values: { queryLanguage },
          })}
          value={typed}
          isClearable
          onChange={({ target }) => setTyped(target.value)}
          onSearch={(text) => onQuery(text.trim() === '' ? undefined : text.trim())}
          data-test-subj="queryBar"
        />
      </EuiFormControlLayout>
      {mayBeMistaken ? (
        <>
          <EuiSpacer size="s" />
          <EuiText size="xs" color="subdued" role="status" data-test-subj="looksLikeKql">
            <p>
              <CodeText
                text={i18n.translate('anomalyForest.components.queryBar.looksLikeKqlText', {
                  defaultMessage:
                    'This looks like KQL, but is read as Lucene syntax. Write AND, OR and NOT in capitals, and no space after a field: `user.name:root AND ml_score:>0.7`.',
                })}
              />
            </p>
          </EuiText>
        </>
      ) : null}
    </>
  );
}
