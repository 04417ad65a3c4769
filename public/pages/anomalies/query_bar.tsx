import React, { useEffect, useState } from 'react';
import { EuiFieldSearch, EuiFormControlLayout } from '@elastic/eui';
import { useServices } from '../../services_context';
import type { QueryLanguage } from '../../services';

const examples: Readonly<Record<QueryLanguage, string>> = {
  KQL: 'host.name : web-* and ml_score > 0.7',
  Lucene: 'host.name:web-* AND ml_score:>0.7 (Lucene syntax; KQL is read by Kibana alone)',
};

/** Narrows what is shown by a query on the fields of results; Enter asks. */
export function QueryBar(props: {
  query: string | undefined;
  onQuery: (query: string | undefined) => void;
}): React.ReactElement {
  const { onQuery, query } = props;
  const { queryLanguage } = useServices();
  const [typed, setTyped] = useState(query ?? '');
  // "Back", or a link, brings another query than what was typed.
  useEffect(() => setTyped(query ?? ''), [query]);
  return (
    <EuiFormControlLayout prepend={queryLanguage} fullWidth>
      <EuiFieldSearch
        fullWidth
        maxLength={2_000}
        placeholder={examples[queryLanguage]}
        aria-label={`Query in ${queryLanguage}`}
        value={typed}
        isClearable
        onChange={({ target }) => setTyped(target.value)}
        onSearch={(text) => onQuery(text.trim() === '' ? undefined : text.trim())}
        data-test-subj="queryBar"
      />
    </EuiFormControlLayout>
  );
}
