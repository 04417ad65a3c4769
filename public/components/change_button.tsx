import React from 'react';
import { EuiButton, EuiButtonEmpty, EuiToolTip } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { useServices } from '../services_context';

/** What a person who may only look is told of everything that changes something. */
export const mayOnlyLook = i18n.translate(
  'anomalyForest.components.changeButton.youMayLookHereText',
  {
    defaultMessage:
      'You may look here, but not change anything: that needs the privilege “All” for Anomaly Forest.',
  },
);

/** Why something cannot be done now; undefined where it can. The privilege comes first. */
export function useWhyNot(): (reason?: string) => string | undefined {
  const { mayChange } = useServices();
  return (reason) => (mayChange ? reason : mayOnlyLook);
}

/** A button that changes something: one that cannot be pressed says why. */
export function ChangeButton(props: {
  children: string;
  icon: string;
  onClick: () => void;
  /** Why it cannot be pressed; the missing privilege is told by itself. */
  whyNot?: string | undefined;
  isLoading?: boolean;
  plain?: boolean;
  testSubj: string;
}): React.ReactElement {
  const reason = useWhyNot()(props.whyNot);
  const common = {
    size: 's',
    iconType: props.icon,
    isDisabled: reason !== undefined,
    isLoading: props.isLoading === true,
    onClick: props.onClick,
    'data-test-subj': props.testSubj,
  } as const;
  const button = props.plain ? (
    <EuiButtonEmpty {...common}>{props.children}</EuiButtonEmpty>
  ) : (
    <EuiButton {...common}>{props.children}</EuiButton>
  );
  if (reason === undefined) return button;
  // A disabled button has no focus: the reason is reached around it.
  return (
    <EuiToolTip content={reason}>
      <span tabIndex={0} aria-label={`${props.children}: ${reason}`}>
        {button}
      </span>
    </EuiToolTip>
  );
}
