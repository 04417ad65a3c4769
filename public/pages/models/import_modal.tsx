import React, { useState } from 'react';
import { EuiFilePicker, EuiFormRow, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { mostBundleBytes } from '../../../common/model_bundle';
import { ConfirmModal } from '../../components/confirm_modal';
import { ErrorCallout } from '../../components/error_callout';
import { useFormat } from '../../formatters/use_format';
import { isTooLarge, type ModelFiles } from '../../hooks/use_model_files';

/** Takes in a model from a bundle file, and says what is done with it. */
export function ImportModal(props: { files: ModelFiles; onClose: () => void }): React.ReactElement {
  const { files, onClose } = props;
  const format = useFormat();
  const [file, setFile] = useState<File>();
  const tooLarge = file !== undefined && isTooLarge(file);
  const confirm = async () => {
    if (file !== undefined && (await files.takeIn(file)) !== undefined) onClose();
  };
  return (
    <ConfirmModal
      title={i18n.translate('anomalyForest.models.importModal.importModelTitle', {
        defaultMessage: 'Import a model',
      })}
      confirmButtonText={i18n.translate('anomalyForest.models.importModal.importButton', {
        defaultMessage: 'Import',
      })}
      cancelButtonText={i18n.translate('anomalyForest.models.importModal.cancelButton', {
        defaultMessage: 'Cancel',
      })}
      confirmButtonDisabled={file === undefined || tooLarge}
      isLoading={files.isImporting}
      onCancel={onClose}
      onConfirm={() => void confirm()}
      data-test-subj="importModal"
    >
      <EuiText size="s">
        <p>
          {i18n.translate('anomalyForest.models.importModal.bundleFromAnotherClusterText', {
            defaultMessage:
              'A bundle from another cluster or from scikit-learn. It is checked field by field, never run, and scored against the test vectors in it; it does not score rows until somebody promotes it.',
          })}
        </p>
      </EuiText>
      <EuiSpacer size="m" />
      <EuiFormRow
        label={i18n.translate('anomalyForest.models.importModal.bundleLabel', {
          defaultMessage: 'Bundle',
        })}
        fullWidth
        isInvalid={tooLarge}
        error={i18n.translate('anomalyForest.models.importModal.bundleHasAtMostText', {
          defaultMessage: 'A bundle has at most {mostBundleBytes} MB.',
          values: { mostBundleBytes: format.count(mostBundleBytes / 1_048_576) },
        })}
      >
        <EuiFilePicker
          fullWidth
          accept=".afmodel,.zip"
          initialPromptText={i18n.translate(
            'anomalyForest.models.importModal.chooseOrDropAfmodelText',
            { defaultMessage: 'Choose or drop a .afmodel file' },
          )}
          isInvalid={tooLarge}
          onChange={(list) => setFile(list?.[0])}
          aria-label={i18n.translate('anomalyForest.models.importModal.bundleAriaLabel', {
            defaultMessage: 'Bundle',
          })}
          data-test-subj="bundleFile"
        />
      </EuiFormRow>
      {files.importError ? (
        <>
          <EuiSpacer size="m" />
          <ErrorCallout
            title={i18n.translate('anomalyForest.models.importModal.modelWasNotImportedTitle', {
              defaultMessage: 'The model was not imported',
            })}
            error={files.importError}
          />
        </>
      ) : null}
    </ConfirmModal>
  );
}
