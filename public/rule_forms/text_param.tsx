import React from 'react';
import { EuiFieldNumber, EuiFieldText, EuiFormRow } from '@elastic/eui';
import { errorsOf, filled, numberOf, textOf, type FormProps } from './form_props';

interface ParamProps extends FormProps {
  name: string;
  label: string;
  help?: string;
  placeholder?: string;
}

/** One parameter as a line of text; empty text leaves it out. */
export function TextParam(props: ParamProps): React.ReactElement {
  const { help, label, name, params, placeholder, setParam } = props;
  const problems = errorsOf(props, name);
  return (
    <EuiFormRow
      label={label}
      fullWidth
      helpText={help}
      isInvalid={problems.length > 0}
      error={problems}
    >
      <EuiFieldText
        fullWidth
        value={textOf(params[name])}
        placeholder={placeholder}
        isInvalid={problems.length > 0}
        onChange={({ target }) => setParam(name, filled(target.value))}
        data-test-subj={`rule_${name}`}
      />
    </EuiFormRow>
  );
}

/** One parameter as a number; an empty field leaves it out. */
export function NumberParam(
  props: ParamProps & { min: number; max?: number; step?: number },
): React.ReactElement {
  const { help, label, max, min, name, params, placeholder, setParam, step } = props;
  const problems = errorsOf(props, name);
  return (
    <EuiFormRow
      label={label}
      fullWidth
      helpText={help}
      isInvalid={problems.length > 0}
      error={problems}
    >
      <EuiFieldNumber
        fullWidth
        value={numberOf(params[name])}
        min={min}
        max={max}
        step={step}
        placeholder={placeholder}
        isInvalid={problems.length > 0}
        onChange={({ target }) =>
          setParam(name, target.value === '' ? undefined : Number(target.value))
        }
        data-test-subj={`rule_${name}`}
      />
    </EuiFormRow>
  );
}
