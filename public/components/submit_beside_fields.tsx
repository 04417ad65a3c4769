import React from 'react';
import { EuiButton, EuiFlexItem, EuiFormRow } from '@elastic/eui';

/**
 * The button of a form, in one row with its compressed fields. Its own label is empty and has the height of
 * theirs: the room that EUI keeps for no label (`hasEmptyLabelSpace`) is another one in each version.
 */
export function SubmitBesideFields(props: {
  children: string;
  isDisabled: boolean;
  testSubj: string;
}): React.ReactElement {
  return (
    <EuiFlexItem grow={false}>
      <EuiFormRow label={'\u00a0'} hasChildLabel={false}>
        <EuiButton
          size="s"
          type="submit"
          fill
          isDisabled={props.isDisabled}
          data-test-subj={props.testSubj}
        >
          {props.children}
        </EuiButton>
      </EuiFormRow>
    </EuiFlexItem>
  );
}
