import React from 'react';

/** A table that needs a width: on narrower screens it is scrolled sideways instead of squeezed. */
export function WideTable(props: {
  /** Pixels. */
  minWidth: number;
  children: React.ReactNode;
}): React.ReactElement {
  return (
    <div style={{ overflowX: 'auto' }}>
      <div style={{ minWidth: props.minWidth }}>{props.children}</div>
    </div>
  );
}
