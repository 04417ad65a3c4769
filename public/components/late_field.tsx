import React, { useEffect, useRef, useState } from 'react';
import { EuiFieldNumber, EuiFieldText, EuiTextArea } from '@elastic/eui';

/** Milliseconds after the last key until a value counts. */
const pauseMs = 400;

/**
 * What is being typed, and the value that counts: it follows after a pause or on leaving the field, so
 * that not each key asks the server.
 */
function useLate(value: string, onChange: (value: string) => void) {
  const [typed, setTyped] = useState(value);
  const pending = useRef<string>();
  const latest = useRef(onChange);
  latest.current = onChange;
  const settle = useRef(() => {
    const text = pending.current;
    pending.current = undefined;
    if (text !== undefined) latest.current(text);
  });
  useEffect(() => {
    if (pending.current === undefined) setTyped(value);
  }, [value]);
  useEffect(() => {
    if (pending.current === undefined) return undefined;
    const timer = setTimeout(settle.current, pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  // What was typed last counts even when the field goes away before the pause is over.
  useEffect(() => {
    const { current } = settle;
    return () => current();
  }, []);
  return {
    value: typed,
    onChange: ({ target }: { target: { value: string } }) => {
      pending.current = target.value;
      setTyped(target.value);
    },
    onBlur: () => settle.current(),
  };
}

interface LateProps {
  value: string;
  onChange: (value: string) => void;
  id?: string;
  placeholder?: string;
  isInvalid?: boolean;
  autoFocus?: boolean;
  testSubj?: string;
}

/** A text field whose value counts after a pause. */
export function LateText({ value, onChange, testSubj, ...props }: LateProps): React.ReactElement {
  const late = useLate(value, onChange);
  return <EuiFieldText {...props} {...late} fullWidth data-test-subj={testSubj} />;
}

/** The same for JSON. */
export function LateJson({ value, onChange, testSubj, ...props }: LateProps): React.ReactElement {
  const late = useLate(value, onChange);
  return (
    <EuiTextArea
      {...props}
      {...late}
      fullWidth
      rows={4}
      spellCheck={false}
      style={{ fontFamily: 'ui-monospace, Menlo, Consolas, monospace', fontSize: 13 }}
      data-test-subj={testSubj}
    />
  );
}

/** The same for whole numbers; what is no number does not count. */
export function LateNumber(props: {
  value: number;
  onChange: (value: number) => void;
  id?: string;
  min: number;
  max: number;
  testSubj?: string;
}): React.ReactElement {
  const { id, max, min, onChange, testSubj, value } = props;
  const isGood = (text: string) => {
    const number = Number(text);
    return text !== '' && Number.isInteger(number) && number >= min && number <= max;
  };
  const late = useLate(String(value), (text) => {
    if (isGood(text)) onChange(Number(text));
  });
  return (
    <EuiFieldNumber
      {...(id === undefined ? {} : { id })}
      {...late}
      fullWidth
      min={min}
      max={max}
      step={1}
      isInvalid={!isGood(late.value)}
      data-test-subj={testSubj}
    />
  );
}
