import React from 'react';
import { EuiBadge, EuiFlexGroup, EuiFlexItem, EuiSpacer, EuiSwitch } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorOverview } from '../../../common/api/shared';
import type { SeverityCounts } from '../../../common/severity_counts';
import type { Request } from '../../hooks/use_request';
import type { QueryLanguage } from '../../services';
import { useServices } from '../../services_context';
import type { TimeRange } from '../../time/time_state';
import { DetectorPicker } from '../../components/detector_picker';
import { QueryBar, type QueryExamples } from '../../components/query_bar';
import { anomaliesKql, DiscoverLink } from './discover_link';
import { EntityFilter } from './entity_filter';
import { SeverityFilter } from './severity_filter';
import type { AnomaliesState, ChangeState } from './url_state';
import { rowKindOf } from '../../results/row_kind';

const examples: QueryExamples = {
  KQL: i18n.translate('anomalyForest.anomalies.filterBar.hostNameWebMlText', {
    defaultMessage: 'host.name : web-* and ml_score > 0.7',
  }),
  Lucene: i18n.translate('anomalyForest.anomalies.filterBar.hostNameWebMlText2', {
    defaultMessage:
      'host.name:web-* AND ml_score:>0.7 (Lucene syntax; KQL is read by Kibana alone)',
  }),
};

interface Props {
  detectors: readonly DetectorOverview[];
  overview: DetectorOverview;
  entityFields: Request<string[]>;
  state: AnomaliesState;
  change: ChangeState;
  range: TimeRange;
  /** Of the rows that the table lists; undefined while they are not known. */
  counts: SeverityCounts | undefined;
}

function WhichRows({
  change,
  overview,
  state,
}: Pick<Props, 'change' | 'overview' | 'state'>): React.ReactElement {
  const what = rowKindOf(overview.detector);
  if (state.skipped) {
    return (
      <EuiBadge
        color="hollow"
        iconType="cross"
        iconSide="right"
        onClick={() => change({ skipped: false, sort: 'score', page: 0 })}
        onClickAriaLabel={i18n.translate(
          'anomalyForest.anomalies.filterBar.showAnomaliesAgainAriaLabel',
          { defaultMessage: 'Show anomalies again' },
        )}
        data-test-subj="skippedOnly"
      >
        {i18n.translate('anomalyForest.anomalies.filterBar.skippedRowsOnlyText', {
          defaultMessage: 'Skipped {what, select, windows {windows} other {rows}} only',
          values: { what },
        })}
      </EuiBadge>
    );
  }
  return (
    <EuiSwitch
      label={i18n.translate('anomalyForest.anomalies.filterBar.showOrdinaryRowsLabel', {
        defaultMessage: 'Show ordinary {what, select, windows {windows} other {rows}}',
        values: { what },
      })}
      compressed
      checked={state.all}
      onChange={({ target }) => change({ all: target.checked, page: 0 })}
      data-test-subj="showAll"
    />
  );
}

/** KQL for Discover: what the page is narrowed to, where that is KQL. */
const discoverKql = ({ query }: AnomaliesState, language: QueryLanguage) =>
  query === undefined || language !== 'KQL' ? anomaliesKql : `${anomaliesKql} and (${query})`;

/** What the page is narrowed by: query, detector, entity, severity. */
export function FilterBar(props: Props): React.ReactElement {
  const { change, counts, detectors, entityFields, overview, range, state } = props;
  const { detector } = overview;
  const { queryLanguage } = useServices();
  return (
    <>
      <QueryBar
        query={state.query}
        examples={examples}
        onQuery={(query) => change({ query, page: 0, row: undefined })}
      />
      <EuiSpacer size="s" />
      <EuiFlexGroup gutterSize="s" alignItems="center" wrap responsive={false}>
        <EuiFlexItem style={{ minWidth: 260 }}>
          <DetectorPicker
            detectors={detectors}
            chosen={detector.id}
            onChoose={(id) =>
              change({ detector: id, by: undefined, entity: undefined, page: 0, row: undefined })
            }
          />
        </EuiFlexItem>
        <EuiFlexItem style={{ minWidth: 260 }}>
          <EntityFilter fields={entityFields} state={state} change={change} />
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="s" />
      <EuiFlexGroup gutterSize="m" alignItems="center" wrap responsive={false}>
        <EuiFlexItem grow={false}>
          <SeverityFilter
            chosen={state.severities}
            counts={counts}
            onChoose={(severities) => change({ severities, page: 0 })}
          />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <WhichRows change={change} overview={overview} state={state} />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <DiscoverLink detector={detector} range={range} kql={discoverKql(state, queryLanguage)} />
        </EuiFlexItem>
      </EuiFlexGroup>
    </>
  );
}
