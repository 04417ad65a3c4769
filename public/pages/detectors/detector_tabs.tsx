import React from 'react';
import { EuiCodeBlock, EuiSpacer, EuiTab, EuiTabs, EuiText } from '@elastic/eui';
import { useLocation } from 'react-router-dom';
import { i18n } from '@kbn/i18n';
import type { DetectorOverview } from '../../../common/api/shared';
import { useLink } from '../../components/use_link';
import { ExclusionsTable } from './exclusions_table';
import { LedgerOverTimePanel } from './ledger_over_time';
import { LedgerView } from './ledger_view';
import { ResultsView } from './results_view';
import { RunsTable } from './runs_table';

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
  overview: DetectorOverview;
  onChanged: () => void;
}

function Settings({ onChanged, overview }: Props): React.ReactElement {
  return (
    <>
      <ExclusionsTable detector={overview.detector} onChanged={onChanged} />
      <EuiText size="s">
        <p>
          {i18n.translate('anomalyForest.detectors.detectorTabs.detectorAsJsonSameText', {
            defaultMessage:
              'The detector as JSON: the same form that the API and the command line take. Copy it to create another like it.',
          })}
        </p>
      </EuiText>
      <EuiSpacer size="m" />
      <EuiCodeBlock language="json" isCopyable paddingSize="m">
        {JSON.stringify(overview.detector, null, 2)}
      </EuiCodeBlock>
    </>
  );
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
      {open === 'settings' ? <Settings {...props} /> : null}
    </>
  );
}
