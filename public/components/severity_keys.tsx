/** What shapes and colours stand for: always all of them, so that nothing moves. */
import React from 'react';
import { Key, Keys } from '../charts/keys';
import { severityLabels, worstFirst } from './severity';
import { SeverityIcon } from './severity_badge';

export function severityItems(): React.ReactElement[] {
  return worstFirst.map((severity) => (
    <Key
      key={severity}
      sample={<SeverityIcon severity={severity} size={10} />}
      label={severityLabels[severity]}
    />
  ));
}

export function SeverityKeys(): React.ReactElement {
  return <Keys>{severityItems()}</Keys>;
}
