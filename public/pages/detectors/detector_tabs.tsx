import React from 'react';
import { EuiSpacer, EuiTab, EuiTabs } from '@elastic/eui';
import { useLocation } from 'react-router-dom';
import { i18n } from '@kbn/i18n';
import type { DescribedDetector } from '../../../common/api/shared';
import { useLink } from '../../components/use_link';
import { LedgerOverTimePanel } from './ledger_over_time';
import { LedgerView } from './ledger_view';
import { ResultsView } from './results_view';
import { RunsTable } from './runs_table';
import { SettingsView } from './settings/settings_view';

const tabs = [
  {
    id: 'results',
    name: i18n.translate('anomalyForest.detectors.detectorTabs.resultsName', {
      defaultMessage: 'Results',
    }),
  },
  {
    id: 'runs',
    name: i18n.translate('anomalyForest.detectors.detectorTabs.runsName', {
      defaultMessage: 'Runs',
    }),
  },
  {
    id: 'ledger',
    name: i18n.translate('anomalyForest.detectors.detectorTabs.ledgerName', {
      defaultMessage: 'Ledger',
    }),
  },
  {
    id: 'settings',
    name: i18n.translate('anomalyForest.detectors.detectorTabs.settingsName', {
      defaultMessage: 'Settings',
    }),
  },
] as const;

interface Props {
  overview: DescribedDetector;
  onChanged: () => void;
}

/** Results, runs, ledger and settings of a detector; the address holds which one is open. */
export function DetectorTabs(props: Props): React.ReactElement {
  const { overview } = props;
  const { pathname, search } = useLocation();
  const link = useLink();
  const asked = new URLSearchParams(search).get('tab');
  const open = tabs.find(({ id }) => id === asked)?.id ?? 'results';
  return (
    <>
      <EuiTabs>
        {tabs.map(({ id, name }) => (
          <EuiTab
            key={id}
            isSelected={id === open}
            {...link(`${pathname}?tab=${id}`)}
            data-test-subj={`tab-${id}`}
          >
            {name}
          </EuiTab>
        ))}
      </EuiTabs>
      <EuiSpacer size="m" />
      {open === 'results' ? <ResultsView detector={overview.detector} /> : null}
      {open === 'runs' ? (
        <RunsTable
          runs={overview.state.runs}
          ofWindows={overview.detector.source.windows !== undefined}
        />
      ) : null}
      {open === 'ledger' ? (
        <>
          <LedgerView overview={overview} />
          <EuiSpacer size="m" />
          <LedgerOverTimePanel detector={overview.detector} />
        </>
      ) : null}
      {open === 'settings' ? <SettingsView {...props} /> : null}
    </>
  );
}
