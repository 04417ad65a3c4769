import React from 'react';
import { EuiCodeBlock, EuiFlexGroup, EuiFlexItem, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DescribedDetector } from '../../../../common/api/shared';
import { ChangeButton } from '../../../components/change_button';
import { useAddress } from '../../../hooks/use_address';
import { useServices } from '../../../services_context';
import { ExclusionsTable } from '../exclusions_table';
import { SettingsFlyout } from './settings_flyout';
import { WhatStays } from './what_stays';

/** What a detector is, and the way to change of it what can be changed; the address holds whether that is open. */
export function SettingsView(props: {
  overview: DescribedDetector;
  onChanged: () => void;
}): React.ReactElement {
  const { onChanged, overview } = props;
  const { mayChange } = useServices();
  const [params, changeAddress] = useAddress();
  const isOpen = params.get('edit') === 'true' && mayChange;
  return (
    <>
      <EuiFlexGroup alignItems="center" gutterSize="m">
        <EuiFlexItem grow={false}>
          <ChangeButton
            icon="pencil"
            onClick={() => changeAddress({ edit: 'true' })}
            testSubj="editSettings"
          >
            {i18n.translate('anomalyForest.detectors.settingsView.editSettingsButton', {
              defaultMessage: 'Edit settings',
            })}
          </ChangeButton>
        </EuiFlexItem>
        <EuiFlexItem>
          <WhatStays id={overview.detector.id} />
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="m" />
      <ExclusionsTable detector={overview.detector} onChanged={onChanged} />
      <EuiText size="s">
        <p>
          {i18n.translate('anomalyForest.detectors.settingsView.detectorAsJsonSameText', {
            defaultMessage:
              'The detector as JSON: the same form that the API and the command line take.',
          })}
        </p>
      </EuiText>
      <EuiSpacer size="m" />
      <EuiCodeBlock language="json" isCopyable paddingSize="m">
        {JSON.stringify(overview.detector, null, 2)}
      </EuiCodeBlock>
      {isOpen ? (
        <SettingsFlyout
          overview={overview}
          onChanged={onChanged}
          onClose={() => changeAddress({ edit: undefined })}
        />
      ) : null}
    </>
  );
}
