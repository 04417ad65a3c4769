import React from 'react';
import { EuiButton, EuiButtonEmpty, EuiFlexGroup, EuiFlexItem, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { ConfirmModal } from '../../../components/confirm_modal';
import type { Editing } from './use_editing';

/** Asks before what was written is lost. */
export function DiscardModal(props: { count: number; onKeep: () => void; onDiscard: () => void }) {
  return (
    <ConfirmModal
      title={i18n.translate('anomalyForest.detectors.settingsFooter.discardTitle', {
        defaultMessage: 'Discard {count, plural, one {# change} other {# changes}}?',
        values: { count: props.count },
      })}
      buttonColor="danger"
      confirmButtonText={i18n.translate('anomalyForest.detectors.settingsFooter.discardButton', {
        defaultMessage: 'Discard',
      })}
      cancelButtonText={i18n.translate('anomalyForest.detectors.settingsFooter.goOnButton', {
        defaultMessage: 'Go on editing',
      })}
      defaultFocusedButton="cancel"
      onCancel={props.onKeep}
      onConfirm={props.onDiscard}
      data-test-subj="discardModal"
    />
  );
}

/** How many changes are not saved, and what to do with them. */
export function SettingsFooter(props: {
  editing: Editing;
  isBusy: boolean;
  isOutdated: boolean;
  onCancel: () => void;
  onSave: () => void;
}): React.ReactElement {
  const { editing, isBusy, isOutdated, onCancel, onSave } = props;
  const { changed, edited, fields } = editing;
  const wrong = [...edited.problems.keys()].map(
    (path) => fields.find((field) => field.path === path)?.label ?? path,
  );
  return (
    <EuiFlexGroup justifyContent="spaceBetween" alignItems="center" responsive={false}>
      <EuiFlexItem grow={false}>
        <EuiButtonEmpty flush="left" onClick={onCancel} data-test-subj="cancelSettings">
          {i18n.translate('anomalyForest.detectors.settingsFooter.cancelButton', {
            defaultMessage: 'Cancel',
          })}
        </EuiButtonEmpty>
      </EuiFlexItem>
      <EuiFlexItem>
        <EuiText size="s" color="subdued" textAlign="right" aria-live="polite">
          <p data-test-subj="unsaved">
            {wrong.length > 0
              ? i18n.translate('anomalyForest.detectors.settingsFooter.toBeCorrectedText', {
                  defaultMessage: 'To be corrected: {settings}',
                  values: { settings: wrong.join(', ') },
                })
              : i18n.translate('anomalyForest.detectors.settingsFooter.unsavedText', {
                  defaultMessage:
                    '{count, plural, =0 {Nothing is changed} one {# change is not saved} other {# changes are not saved}}',
                  values: { count: changed.length },
                })}
          </p>
        </EuiText>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiButton
          fill
          isLoading={isBusy}
          isDisabled={edited.detector === null || changed.length === 0 || isOutdated}
          onClick={onSave}
          data-test-subj="saveSettings"
        >
          {i18n.translate('anomalyForest.detectors.settingsFooter.saveButton', {
            defaultMessage: 'Save',
          })}
        </EuiButton>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
