import React from 'react';
import { EuiFieldText, EuiFlexItem, EuiFormRow } from '@elastic/eui';

/** A labelled field in a row of fields. */
export function TextField(props: {
  label: string;
  value: string;
  placeholder: string;
  onChange: (value: string) => void;
  isDisabled?: boolean;
  error?: string | undefined;
  testSubj: string;
}): React.ReactElement {
  const { error, isDisabled = false, label, onChange, placeholder, testSubj, value } = props;
  return (
    <EuiFlexItem style={{ minWidth: 180 }}>
      <EuiFormRow label={label} fullWidth isInvalid={error !== undefined} error={error}>
        <EuiFieldText
          fullWidth
          compressed
          value={value}
          maxLength={255}
          placeholder={placeholder}
          disabled={isDisabled}
          isInvalid={error !== undefined}
          onChange={({ target }) => onChange(target.value)}
          data-test-subj={testSubj}
        />
      </EuiFormRow>
    </EuiFlexItem>
  );
}
