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
import { i18n } from '@kbn/i18n';
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
        {i18n.translate('anomalyForest.detectors.ledgerView.addsUpStillMissingText', {
          defaultMessage: 'Adds up, {missing} still missing',
          values: { missing: format.count(ledger.missing) },
        })}
      </EuiBadge>
    );
  }
  return difference === 0 ? (
    <EuiBadge color="success" iconType="check" data-test-subj="ledgerAddsUp">
      {i18n.translate('anomalyForest.detectors.ledgerView.addsUpText', {
        defaultMessage: 'It adds up',
      })}
    </EuiBadge>
  ) : (
    <EuiBadge color="danger" iconType="alert" data-test-subj="ledgerDiffers">
      {i18n.translate('anomalyForest.detectors.ledgerView.offText', {
        defaultMessage: 'Off by {difference}',
        values: { difference: format.count(difference) },
      })}
    </EuiBadge>
  );
}

function Meanings({
  ledger,
  ofWindows,
}: {
  ledger: Ledger;
  ofWindows: boolean;
}): React.ReactElement {
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
            {i18n.translate('anomalyForest.detectors.ledgerView.cameCountsDocumentSourceText', {
              defaultMessage:
                'Came in counts {ingested} {what, select, windows {{ingestedCount, plural, one {window} other {windows}}} other {{ingestedCount, plural, one {document} other {documents}}}} in the source now and {gone} that were settled and have been deleted there since.',
              values: {
                ingested: format.count(ledger.ingested),
                ingestedCount: ledger.ingested,
                what: ofWindows ? 'windows' : 'documents',
                gone: format.count(ledger.gone),
              },
            })}
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
  const ofWindows = overview.detector.source.windows !== undefined;
  if (ledger === null) {
    return (
      <EuiCallOut
        title={i18n.translate('anomalyForest.detectors.ledgerView.ledgerCouldNotReadTitle', {
          defaultMessage: 'The ledger could not be read',
        })}
        color="danger"
        iconType="alert"
      >
        <p>{problem}</p>
      </EuiCallOut>
    );
  }
  return (
    <EuiPanel hasBorder hasShadow={false} data-test-subj="ledger">
      <EuiFlexGroup alignItems="flexEnd" gutterSize="m" wrap responsive={false}>
        <Term
          label={
            ofWindows
              ? i18n.translate('anomalyForest.detectors.ledgerView.windowsCameInLabel', {
                  defaultMessage: 'Windows that came in',
                })
              : i18n.translate('anomalyForest.detectors.ledgerView.cameLabel', {
                  defaultMessage: 'Came in',
                })
          }
          value={format.count(ledgerIn(ledger))}
        />
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
      <Meanings ledger={ledger} ofWindows={ofWindows} />
      <SkipReasons reasons={ledger.skip_reasons} ofWindows={ofWindows} />
    </EuiPanel>
  );
}
