import React from 'react';
import { EuiProgress } from '@elastic/eui';

/** Marks what it surrounds as being fetched anew, without moving anything. */
export function Refreshing(props: {
  active: boolean;
  /** What is surrounded answers another question: it fades until the answer is there. */
  outdated: boolean;
  children: React.ReactNode;
}): React.ReactElement {
  return (
    <div style={{ position: 'relative' }} aria-busy={props.active}>
      {props.active ? <EuiProgress size="xs" color="accent" position="absolute" /> : null}
      <div style={props.outdated ? { opacity: 0.4 } : {}}>{props.children}</div>
    </div>
  );
}
