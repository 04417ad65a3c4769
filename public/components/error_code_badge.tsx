import React, { useState } from 'react';
import { EuiBadge, EuiPopover, EuiPopoverTitle, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { CodeText } from './code_text';

/** A lasting failure by its code; a click tells what happened and what to do. */
export function ErrorCodeBadge(props: {
  code: string;
  message: string;
  remedy: string;
}): React.ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <EuiPopover
      isOpen={isOpen}
      closePopover={() => setOpen(false)}
      anchorPosition="downLeft"
      button={
        <EuiBadge
          color="danger"
          iconType="error"
          onClick={() => setOpen(!isOpen)}
          onClickAriaLabel={i18n.translate(
            'anomalyForest.components.errorCodeBadge.whatMeansAriaLabel',
            { defaultMessage: 'What {code} means', values: { code: props.code } },
          )}
          data-test-subj="errorCodeBadge"
        >
          {props.code}
        </EuiBadge>
      }
    >
      <EuiPopoverTitle>{props.code}</EuiPopoverTitle>
      <EuiText size="s" style={{ maxWidth: 420, overflowWrap: 'anywhere' }}>
        <p>
          <CodeText text={props.message} />
        </p>
        {props.remedy ? (
          <p>
            <CodeText text={props.remedy} />
          </p>
        ) : null}
      </EuiText>
    </EuiPopover>
  );
}
