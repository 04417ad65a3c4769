import React, { useState } from 'react';
import { EuiButton } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { failureText } from '../hooks/failure_text';
import { useResultSpan } from '../hooks/use_result_span';
import { useServices } from '../services_context';

/** Goes to the time in which a detector has results, for a page whose time has none. */
export function ShowDataButton(props: {
  detectorId: string;
  onRange: (range: { from: string; to: string }) => void;
}): React.ReactElement {
  const { detectorId, onRange } = props;
  const { notify } = useServices();
  const [isBusy, setBusy] = useState(false);
  const readSpan = useResultSpan(detectorId);
  const failed = i18n.translate('anomalyForest.components.showDataButton.timeNotFoundFailure', {
    defaultMessage: 'The time of its data was not found',
  });
  const show = async () => {
    setBusy(true);
    try {
      const span = await readSpan();
      if (span !== undefined) return onRange(span);
      notify.failure(
        failed,
        i18n.translate('anomalyForest.components.showDataButton.noResultsYetText', {
          defaultMessage: 'The detector has no results yet.',
        }),
      );
    } catch (thrown) {
      notify.failure(failed, failureText(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <EuiButton fill isLoading={isBusy} onClick={() => void show()} data-test-subj="showData">
      {i18n.translate('anomalyForest.components.showDataButton.showTimeOfDataButton', {
        defaultMessage: 'Show the time of its data',
      })}
    </EuiButton>
  );
}
