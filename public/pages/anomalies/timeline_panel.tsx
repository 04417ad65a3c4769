import React from 'react';
import {
  EuiFlexGroup,
  EuiFlexItem,
  EuiLink,
  EuiPanel,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { Severity } from '../../../common/severity';
import { Requested } from '../../components/requested';
import { SeverityKeys } from '../../components/severity_keys';
import { Stats, type Stat } from '../../components/stats';
import { nothing, type Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import type { Request } from '../../hooks/use_request';
import type { Timeline } from '../../hooks/use_timeline';
import { AnomaliesChart } from './anomalies_chart';
import { ScoreKeys } from './chart_keys';
import { ScoreChart } from './score_chart';
import { TimelineSkeleton } from './timeline_skeleton';
import type { TimeRange } from '../../time/time_state';
import type { RowKind } from '../../results/row_kind';

function skippedRows(skipped: number, format: Format, onShow: () => void): React.ReactNode {
  if (skipped === 0) return format.count(0);
  return (
    <EuiLink onClick={onShow} data-test-subj="showSkipped">
      {format.count(skipped)}
    </EuiLink>
  );
}

function statsOf(
  { threshold, totals }: Timeline,
  { format, onShowSkipped, what }: { format: Format; onShowSkipped: () => void; what: RowKind },
): Stat[] {
  const scored = Math.max(0, totals.rows - totals.skipped);
  const share = scored === 0 ? nothing : format.percent(totals.anomalies / scored);
  return [
    {
      label: i18n.translate('anomalyForest.anomalies.timelinePanel.rowsScoredLabel', {
        defaultMessage: '{what, select, windows {Windows scored} other {Rows scored}}',
        values: { what },
      }),
      value: format.count(scored),
      testSubj: 'statScored',
    },
    {
      label: i18n.translate('anomalyForest.anomalies.timelinePanel.anomaliesLabel', {
        defaultMessage: 'Anomalies',
      }),
      value: format.count(totals.anomalies),
      testSubj: 'statAnomalies',
    },
    {
      label: i18n.translate('anomalyForest.anomalies.timelinePanel.shareRowsLabel', {
        defaultMessage: '{what, select, windows {Share of windows} other {Share of rows}}',
        values: { what },
      }),
      value: share,
    },
    {
      label: i18n.translate('anomalyForest.anomalies.timelinePanel.rowsSkippedLabel', {
        defaultMessage: '{what, select, windows {Windows skipped} other {Rows skipped}}',
        values: { what },
      }),
      value: skippedRows(totals.skipped, format, onShowSkipped),
      hint: i18n.translate('anomalyForest.anomalies.timelinePanel.rowsCouldNotScoredHint', {
        defaultMessage:
          '{what, select, windows {Windows} other {Rows}} that could not be scored; each says why.',
        values: { what },
      }),
    },
    {
      label: i18n.translate('anomalyForest.anomalies.timelinePanel.thresholdLabel', {
        defaultMessage: 'Threshold',
      }),
      value: threshold === null ? nothing : format.score(threshold),
      hint: i18n.translate('anomalyForest.anomalies.timelinePanel.rowAnomalyFromScoreHint', {
        defaultMessage:
          'A {what, select, windows {window} other {row}} is an anomaly from this score on (0 to 1).',
        values: { what },
      }),
    },
  ];
}

function ChartPanel(props: {
  title: string;
  keys: React.ReactNode;
  children: React.ReactNode;
}): React.ReactElement {
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="m">
      <EuiFlexGroup gutterSize="m" alignItems="center" wrap responsive={false}>
        <EuiFlexItem grow={false}>
          <EuiTitle size="xxs">
            <h2>{props.title}</h2>
          </EuiTitle>
        </EuiFlexItem>
        <EuiFlexItem>{props.keys}</EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiText size="xs" color="subdued">
            {i18n.translate('anomalyForest.anomalies.timelinePanel.dragZoomText', {
              defaultMessage: 'Drag to zoom',
            })}
          </EuiText>
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="s" />
      {props.children}
    </EuiPanel>
  );
}

/** Figures and charts of a time range. */
export function TimelinePanel(props: {
  request: Request<Timeline>;
  range: TimeRange;
  shown: readonly Severity[];
  /** The detector's rows. */
  what: RowKind;
  /** When the row was whose details are open, milliseconds since 1970. */
  openAt: number | null;
  onZoom: (from: number, to: number) => void;
  onShowSkipped: () => void;
}): React.ReactElement {
  const { onShowSkipped, onZoom, openAt, range, request, shown, what } = props;
  const format = useFormat();
  const chart = { ...range, onZoom, shown };
  return (
    <Requested
      request={request}
      failure={i18n.translate('anomalyForest.anomalies.timelinePanel.scoresCouldNotReadFailure', {
        defaultMessage: 'The scores could not be read',
      })}
      skeleton={<TimelineSkeleton />}
    >
      {(timeline) => (
        <>
          <Stats stats={statsOf(timeline, { format, onShowSkipped, what })} />
          <EuiSpacer size="m" />
          <ChartPanel
            title={i18n.translate('anomalyForest.anomalies.timelinePanel.scoresTitle', {
              defaultMessage: 'Scores',
            })}
            keys={<ScoreKeys sampled={timeline.sampled} threshold={timeline.threshold !== null} />}
          >
            <ScoreChart {...chart} timeline={timeline} openAt={openAt} />
          </ChartPanel>
          <EuiSpacer size="m" />
          <ChartPanel
            title={i18n.translate('anomalyForest.anomalies.timelinePanel.anomaliesTitle', {
              defaultMessage: 'Anomalies',
            })}
            keys={<SeverityKeys />}
          >
            <AnomaliesChart {...chart} timeline={timeline} />
          </ChartPanel>
        </>
      )}
    </Requested>
  );
}
