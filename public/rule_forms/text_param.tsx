import React from 'react';
import { EuiFieldNumber, EuiFieldText, EuiFormRow } from '@elastic/eui';
import { errorsOf, filled, numberOf, textOf, type FormProps } from './form_props';

interface ParamProps extends FormProps {
  name: string;
  label: string;
  help?: string;
  placeholder?: string;
}

/** What the field of every parameter has, whatever it holds. */
function fieldProps(props: ParamProps) {
  return {
    fullWidth: true,
    placeholder: props.placeholder,
    isInvalid: errorsOf(props, props.name).length > 0,
    'data-test-subj': `rule_${props.name}`,
  };
}

/** The row around a parameter's field, with its problems below. */
function ParamRow(props: ParamProps & { children: React.ReactElement }): React.ReactElement {
  const problems = errorsOf(props, props.name);
  return (
    <EuiFormRow
      label={props.label}
      fullWidth
      helpText={props.help}
      isInvalid={problems.length > 0}
      error={problems}
    >
      {props.children}
    </EuiFormRow>
  );
}

/** One parameter as a line of text; empty text leaves it out. */
export function TextParam(props: ParamProps): React.ReactElement {
  const { name, params, setParam } = props;
  return (
    <ParamRow {...props}>
      <EuiFieldText
        {...fieldProps(props)}
        value={textOf(params[name])}
        onChange={({ target }) => setParam(name, filled(target.value))}
      />
    </ParamRow>
  );
}

/** One parameter as a number; an empty field leaves it out. */
export function NumberParam(
  props: ParamProps & { min: number; max?: number; step?: number },
): React.ReactElement {
  const { max, min, name, params, setParam, step } = props;
  return (
    <ParamRow {...props}>
      <EuiFieldNumber
        {...fieldProps(props)}
        value={numberOf(params[name])}
        min={min}
        max={max}
        step={step}
        onChange={({ target }) =>
          setParam(name, target.value === '' ? undefined : Number(target.value))
        }
      />
    </ParamRow>
  );
}
