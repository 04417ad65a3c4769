/** Stands in for `@kbn/i18n-react` where there is no Kibana. */
import React from 'react';
import { messageFormat } from './messages';

type Props = Parameters<typeof import('@kbn/i18n-react').FormattedMessage>[0];

export function FormattedMessage({ defaultMessage, values }: Props): React.ReactElement {
  const parts = messageFormat(defaultMessage).format<React.ReactNode>(values);
  return <>{React.Children.toArray(parts)}</>;
}
