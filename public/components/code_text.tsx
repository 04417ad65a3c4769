import React from 'react';
import { EuiCode } from '@elastic/eui';

/** Text of the catalogue, in which what stands between backticks is code. */
export function CodeText({ text }: { text: string }): React.ReactElement {
  return (
    <>
      {text.split('`').map((part, i) => (i % 2 === 1 ? <EuiCode key={i}>{part}</EuiCode> : part))}
    </>
  );
}

/** The same where only plain text can stand. */
export const withoutBackticks = (text: string): string => text.replaceAll('`', '');
