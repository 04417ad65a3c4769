/** Stands in for `@kbn/i18n-react` where there is no Kibana. */
import React from 'react';
import type { FormattedMessage as contract } from '@kbn/i18n-react';
import { messageFormat } from './messages';

type Props = Parameters<typeof contract>[0];

export function FormattedMessage({ defaultMessage, values }: Props): React.ReactElement {
  const parts = messageFormat(defaultMessage).format<React.ReactNode>(values);
  return <>{React.Children.toArray(parts)}</>;
}
