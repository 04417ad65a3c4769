import React from 'react';
import { EuiFlexGroup, EuiFlexItem, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
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
        ? i18n.translate('anomalyForest.detectors.bulkButtons.chooseDetectorsTableFirstText', {
            defaultMessage: 'Choose detectors in the table first.',
          })
        : enabled
          ? i18n.translate('anomalyForest.detectors.bulkButtons.allChosenEnabledAlreadyText', {
              defaultMessage: 'All that are chosen are enabled already.',
            })
          : i18n.translate('anomalyForest.detectors.bulkButtons.allChosenDisabledAlreadyText', {
              defaultMessage: 'All that are chosen are disabled already.',
            });
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
          {i18n.translate('anomalyForest.detectors.bulkButtons.chosenText', {
            defaultMessage: '{detectors} chosen',
            values: { detectors: format.count(detectors.length) },
          })}
        </EuiText>
      </EuiFlexItem>
      {button(
        i18n.translate('anomalyForest.detectors.bulkButtons.enableText', {
          defaultMessage: 'Enable',
        }),
        { enabled: true, icon: 'play' },
      )}
      {button(
        i18n.translate('anomalyForest.detectors.bulkButtons.disableText', {
          defaultMessage: 'Disable',
        }),
        { enabled: false, icon: 'pause' },
      )}
    </EuiFlexGroup>
  );
}
