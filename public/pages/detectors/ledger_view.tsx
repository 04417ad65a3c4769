import React from 'react';
import {
  EuiBadge,
  EuiCallOut,
  EuiFlexGroup,
  EuiFlexItem,
  EuiPanel,
  EuiSpacer,
  EuiStat,
  EuiText,
} from '@elastic/eui';
import type { DetectorOverview } from '../../../common/api/shared';
import type { Ledger } from '../../../common/detector_state';
import { useFormat } from '../../formatters/use_format';
import { SkipReasons } from './skip_reasons';
import { ledgerDifference, ledgerIn, ledgerTerms } from './ledger_sum';

function Sign({ children }: { children: string }): React.ReactElement {
  return (
    <EuiFlexItem grow={false}>
      <EuiText color="subdued">
        <span>{children}</span>
      </EuiText>
    </EuiFlexItem>
  );
}

function Term(props: { label: string; value: string; meaning?: string }): React.ReactElement {
  return (
    <EuiFlexItem grow={false} title={props.meaning}>
      <EuiStat title={props.value} description={props.label} titleSize="s" />
    </EuiFlexItem>
  );
}

function Check({ ledger }: { ledger: Ledger }): React.ReactElement {
  const format = useFormat();
  const difference = ledgerDifference(ledger);
  if (difference === 0 && ledger.missing > 0) {
    return (
      <EuiBadge color="warning" iconType="clock" data-test-subj="ledgerMissing">
        {`Adds up, ${format.count(ledger.missing)} still missing`}
      </EuiBadge>
    );
  }
  return difference === 0 ? (
    <EuiBadge color="success" iconType="check" data-test-subj="ledgerAddsUp">
      It adds up
    </EuiBadge>
  ) : (
    <EuiBadge color="danger" iconType="alert" data-test-subj="ledgerDiffers">
      {`Off by ${format.count(difference)}`}
    </EuiBadge>
  );
}

function Meanings({ ledger }: { ledger: Ledger }): React.ReactElement {
  const format = useFormat();
  return (
    <EuiText size="s">
      <ul>
        {ledgerTerms.map(({ key, label, meaning }) => (
          <li key={key}>
            <strong>{label}</strong>: {meaning}
          </li>
        ))}
        {ledger.gone > 0 ? (
          <li>
            Came in counts {format.count(ledger.ingested)} documents in the source now and{' '}
            {format.count(ledger.gone)} that were settled and have been deleted there since.
          </li>
        ) : null}
      </ul>
    </EuiText>
  );
}

/** Where every document in scope stands: came in = scored + skipped + dead-lettered + pending + missing. */
export function LedgerView({ overview }: { overview: DetectorOverview }): React.ReactElement {
  const format = useFormat();
  const { ledger, ledger_error: problem } = overview;
  if (ledger === null) {
    return (
      <EuiCallOut title="The ledger could not be read" color="danger" iconType="alert">
        <p>{problem}</p>
      </EuiCallOut>
    );
  }
  return (
    <EuiPanel hasBorder hasShadow={false} data-test-subj="ledger">
      <EuiFlexGroup alignItems="flexEnd" gutterSize="m" wrap responsive={false}>
        <Term label="Came in" value={format.count(ledgerIn(ledger))} />
        {ledgerTerms.map(({ key, label, meaning }, i) => (
          <React.Fragment key={key}>
            <Sign>{i === 0 ? '=' : '+'}</Sign>
            <Term label={label} value={format.count(ledger[key])} meaning={meaning} />
          </React.Fragment>
        ))}
        <EuiFlexItem grow={false}>
          <Check ledger={ledger} />
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="m" />
      <Meanings ledger={ledger} />
      <SkipReasons reasons={ledger.skip_reasons} />
    </EuiPanel>
  );
}
