import { resultTimeField } from '../../../common/fields';
import React from 'react';
import { EuiButtonEmpty, EuiCopy } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { Detector } from '../../../common/detector';
import { useServices } from '../../services_context';
import type { TimeRange } from '../../time/time_state';

/** KQL that finds what was flagged. */
export const anomaliesKql = 'ml_anomaly : true';

/** Opens Discover on a detector's results; where there is none, the KQL to copy. */
export function DiscoverLink(props: {
  detector: Detector;
  range: TimeRange;
  kql: string;
}): React.ReactElement {
  const { detector, kql, range } = props;
  const { discover } = useServices();
  if (discover === null) {
    return (
      <EuiCopy
        textToCopy={kql}
        beforeMessage={i18n.translate(
          'anomalyForest.anomalies.discoverLink.copyPasteIntoDiscoverText',
          {
            defaultMessage: 'Copies {kql}: paste it into Discover on {index}',
            values: { kql, index: detector.destination.index },
          },
        )}
        afterMessage={i18n.translate('anomalyForest.anomalies.discoverLink.copiedText', {
          defaultMessage: 'Copied',
        })}
      >
        {(copy) => (
          <EuiButtonEmpty iconType="copy" size="s" onClick={copy} data-test-subj="copyKql">
            {i18n.translate('anomalyForest.anomalies.discoverLink.kqlButton', {
              defaultMessage: 'Copy KQL',
            })}
          </EuiButtonEmpty>
        )}
      </EuiCopy>
    );
  }
  const target = {
    index: detector.destination.index,
    timeField: resultTimeField,
    from: new Date(range.from).toISOString(),
    to: new Date(range.to).toISOString(),
    kql,
    detectorId: detector.id,
  };
  return (
    <EuiButtonEmpty
      iconType="discoverApp"
      size="s"
      href={discover.href(target)}
      onClick={(event: React.MouseEvent) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        discover.open(target);
      }}
      data-test-subj="openInDiscover"
    >
      {i18n.translate('anomalyForest.anomalies.discoverLink.openDiscoverButton', {
        defaultMessage: 'Open in Discover',
      })}
    </EuiButtonEmpty>
  );
}
