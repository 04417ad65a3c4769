import React from 'react';
import { EuiLink, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import { cloneOf } from '../../../application/paths';
import { useLink } from '../../../components/use_link';

/** What stays, and the way to a detector that has it otherwise. */
export function WhatStays(props: {
  id: string;
  /** Whether something is written beside it that following the link would lose. */
  besideEdits?: boolean;
}): React.ReactElement {
  const clone = useLink()(cloneOf(props.id));
  return (
    <EuiText size="s" color="subdued">
      <p>
        <FormattedMessage
          id="anomalyForest.detectors.whatStays.whatStaysText"
          defaultMessage="Source, features and destination stay: results, checkpoint and models go by them. {clone} to have others."
          values={{
            clone: (
              <EuiLink
                {...(props.besideEdits === true ? { href: clone.href, target: '_blank' } : clone)}
              >
                {i18n.translate('anomalyForest.detectors.whatStays.cloneItLink', {
                  defaultMessage: 'Clone the detector',
                })}
              </EuiLink>
            ),
          }}
        />
      </p>
    </EuiText>
  );
}
