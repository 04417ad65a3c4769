import React from 'react';
import { EuiFlexGroup, EuiFlexItem, EuiText } from '@elastic/eui';
import type { DetectorOverview } from '../../../common/api/shared';
import { ChangeButton } from '../../components/change_button';
import { useFormat } from '../../formatters/use_format';
import type { DetectorActions } from '../../hooks/use_detector_actions';

/** Enables or disables the detectors that are chosen; it keeps its place while none is. */
export function BulkButtons(props: {
  chosen: readonly DetectorOverview[];
  actions: DetectorActions;
}): React.ReactElement {
  const { actions, chosen } = props;
  const format = useFormat();
  const detectors = chosen.map(({ detector }) => detector);
  const isLoading = detectors.some(({ id }) => actions.busy.has(id));
  const button = (name: string, { enabled, icon }: { enabled: boolean; icon: string }) => {
    const toChange = detectors.filter((detector) => detector.enabled !== enabled);
    const whyNot =
      detectors.length === 0
        ? 'Choose detectors in the table first.'
        : `All that are chosen are ${enabled ? 'enabled' : 'disabled'} already.`;
    return (
      <EuiFlexItem grow={false}>
        <ChangeButton
          plain
          icon={icon}
          whyNot={toChange.length === 0 ? whyNot : undefined}
          isLoading={isLoading}
          onClick={() => void actions.setAllEnabled(toChange, enabled)}
          testSubj={`bulk${name}`}
        >
          {name}
        </ChangeButton>
      </EuiFlexItem>
    );
  };
  return (
    <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap>
      <EuiFlexItem grow={false}>
        <EuiText size="s" color="subdued" aria-live="polite">
          {format.count(detectors.length)} chosen
        </EuiText>
      </EuiFlexItem>
      {button('Enable', { enabled: true, icon: 'play' })}
      {button('Disable', { enabled: false, icon: 'pause' })}
    </EuiFlexGroup>
  );
}
