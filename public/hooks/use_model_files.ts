import { useCallback, useState } from 'react';
import { i18n } from '@kbn/i18n';
import { exportModel } from '../../common/api/export_model';
import { importModel } from '../../common/api/import_model';
import { mostBundleBytes } from '../../common/model_bundle';
import { callApi } from '../api_client';
import { answerNotUnderstood, ApiError } from '../api_error';
import { saveFile } from '../components/save_file';
import { useServices } from '../services_context';
import { failureText } from './failure_text';

export interface ModelFiles {
  /** Has the browser save a version as a bundle. */
  save: (version: number) => Promise<void>;
  isImporting: boolean;
  importError: ApiError | undefined;
  /** Takes in a bundle; answers the new version, or undefined where it was refused. */
  takeIn: (file: File) => Promise<number | undefined>;
}

/** Models of a detector as files, out and in. */
export function useModelFiles(id: string, onDone: () => void): ModelFiles {
  const { http, notify } = useServices();
  const [isImporting, setImporting] = useState(false);
  const [importError, setImportError] = useState<ApiError>();

  const save = useCallback(
    async (version: number) => {
      try {
        const params = { id, version: String(version) };
        saveFile(`${id}-${version}.afmodel`, await callApi(http, exportModel, { params }));
      } catch (thrown) {
        notify.failure(
          i18n.translate('anomalyForest.hooks.useModelFiles.versionCouldNotExportedText', {
            defaultMessage: 'Version {version} could not be exported',
            values: { version },
          }),
          failureText(thrown),
        );
      }
    },
    [http, id, notify],
  );

  const takeIn = useCallback(
    async (file: File) => {
      setImporting(true);
      setImportError(undefined);
      try {
        const body = new Uint8Array(await file.arrayBuffer());
        const { manifest } = await callApi(http, importModel, { params: { id }, body });
        notify.success(
          i18n.translate('anomalyForest.hooks.useModelFiles.versionImportedText', {
            defaultMessage: 'Version {version} is imported',
            values: { version: manifest.version },
          }),
          i18n.translate('anomalyForest.hooks.useModelFiles.doesNotScoreUntilText', {
            defaultMessage: 'It does not score until it is promoted.',
          }),
        );
        onDone();
        return manifest.version;
      } catch (thrown) {
        setImportError(thrown instanceof ApiError ? thrown : answerNotUnderstood(thrown, 0));
        return undefined;
      } finally {
        setImporting(false);
      }
    },
    [http, id, notify, onDone],
  );

  return { save, isImporting, importError, takeIn };
}

/** Whether a file is larger than any bundle may be. */
export const isTooLarge = ({ size }: File): boolean => size > mostBundleBytes;
