import React from 'react';
import { EuiBadge, EuiToolTip } from '@elastic/eui';
import { standings, type Standing } from './model_standing';

/** Where a version stands, in a word; what that means on hover and focus. */
export function StandingBadge({ standing }: { standing: Standing }): React.ReactElement {
  const { color, icon, label, meaning } = standings[standing];
  return (
    <EuiToolTip content={meaning}>
      <EuiBadge color={color} iconType={icon} tabIndex={0} data-test-subj={`standing-${standing}`}>
        {label}
      </EuiBadge>
    </EuiToolTip>
  );
}
