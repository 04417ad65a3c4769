import React from 'react';
import { EuiCodeBlock, EuiSpacer, EuiTab, EuiTabs, EuiText } from '@elastic/eui';
import { useLocation } from 'react-router-dom';
import type { DetectorOverview } from '../../../common/api/shared';
import { useLink } from '../../components/use_link';
import { LedgerView } from './ledger_view';
import { RunsTable } from './runs_table';

const tabs = [
  { id: 'runs', name: 'Runs' },
  { id: 'ledger', name: 'Ledger' },
  { id: 'settings', name: 'Settings' },
] as const;

function Settings({ overview }: { overview: DetectorOverview }): React.ReactElement {
  return (
    <>
      <EuiText size="s">
        <p>
          The detector as JSON: the same form that the API and the command line take. Copy it to
          create another like it.
        </p>
      </EuiText>
      <EuiSpacer size="m" />
      <EuiCodeBlock language="json" isCopyable paddingSize="m">
        {JSON.stringify(overview.detector, null, 2)}
      </EuiCodeBlock>
    </>
  );
}

/** Runs, ledger and settings of a detector; the address holds which one is open. */
export function DetectorTabs({ overview }: { overview: DetectorOverview }): React.ReactElement {
  const { pathname, search } = useLocation();
  const link = useLink();
  const asked = new URLSearchParams(search).get('tab');
  const open = tabs.find(({ id }) => id === asked)?.id ?? 'runs';
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
      {open === 'runs' ? <RunsTable runs={overview.state.runs} /> : null}
      {open === 'ledger' ? <LedgerView overview={overview} /> : null}
      {open === 'settings' ? <Settings overview={overview} /> : null}
    </>
  );
}
