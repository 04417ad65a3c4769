import React from 'react';
import { EuiConfirmModal, useGeneratedHtmlId, type EuiConfirmModalProps } from '@elastic/eui';

/** EUI's dialog with a question, named by its title for screen readers: not every version does that itself. */
export function ConfirmModal(props: EuiConfirmModalProps): React.ReactElement {
  const id = useGeneratedHtmlId();
  return <EuiConfirmModal {...props} titleProps={{ id }} aria-labelledby={id} />;
}
