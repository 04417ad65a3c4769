import React, { useState } from 'react';
import {
  EuiEmptyPrompt,
  EuiFlexGroup,
  EuiFlexItem,
  EuiPanel,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { deadLetterIndex } from '../../../common/dead_letter_index';
import type { Detector } from '../../../common/detector';
import { Requested } from '../../components/requested';
import { ShowDataButton } from '../../components/show_data_button';
import { ChartSkeleton, TableSkeleton } from '../../components/skeletons';
import { useFormat } from '../../formatters/use_format';
import { useAddressState } from '../../hooks/use_address_state';
import { useLedger, type LedgerOverTime } from '../../hooks/use_ledger';
import { TimePicker } from '../../time/time_picker';
import type { TimeRange } from '../../time/time_state';
import { Turn } from '../../time/turn';
import { useRange } from '../../time/use_range';
import { LedgerChart, LedgerKeys, ledgerChartHeight } from './ledger_chart';
import { defaultLedger, parseLedger, printLedger } from './ledger_state';
import { LedgerTable } from './ledger_table';

const iso = (ms: number) => new Date(ms).toISOString();

/** A day in hours. */
const buckets = 30;

interface Props {
  detector: Detector;
  ledger: LedgerOverTime;
  range: TimeRange;
  onZoom: (from: number, to: number) => void;
  onRange: (range: { from: string; to: string }) => void;
}

function Notes({ detector, ledger }: Props): React.ReactElement | null {
  const format = useFormat();
  const { intervals, without_time: withoutTime } = ledger;
  const refused = intervals.some(({ dead_lettered: rows }) => rows > 0);
  if (withoutTime === 0 && !refused) return null;
  return (
    <>
      <EuiSpacer size="s" />
      <EuiText size="xs" color="subdued">
        {refused ? (
          <p>
            {i18n.translate('anomalyForest.detectors.ledgerOverTime.deadLettersStandInText', {
              defaultMessage:
                'Elasticsearch refused the dead-lettered results; each is kept with the reason in {index}.',
              values: { index: deadLetterIndex(detector.destination.index) },
            })}
          </p>
        ) : null}
        {withoutTime > 0 ? (
          <p data-test-subj="withoutTime">
            {i18n.translate('anomalyForest.detectors.ledgerOverTime.withoutTimeText', {
              defaultMessage:
                '{rows} {rowsCount, plural, one {document has} other {documents have}} no event time and {rowsCount, plural, one {is} other {are}} in no interval; the sum of all above has {rowsCount, plural, one {it} other {them}}.',
              values: { rows: format.count(withoutTime), rowsCount: withoutTime },
            })}
          </p>
        ) : null}
      </EuiText>
    </>
  );
}

function Intervals(props: Props): React.ReactElement {
  const { detector, ledger, onRange } = props;
  if (ledger.intervals.length === 0) {
    return (
      <EuiEmptyPrompt
        iconType="clock"
        titleSize="xs"
        title={
          <h4>
            {i18n.translate('anomalyForest.detectors.ledgerOverTime.nothingCameInText', {
              defaultMessage: 'Nothing came in during this time',
            })}
          </h4>
        }
        body={
          <p>
            {i18n.translate('anomalyForest.detectors.ledgerOverTime.chooseLongerTimeText', {
              defaultMessage: 'Choose a longer time, or one in which the source has documents.',
            })}
          </p>
        }
        actions={<ShowDataButton detectorId={detector.id} onRange={onRange} />}
        data-test-subj="ledgerEmpty"
      />
    );
  }
  return (
    <>
      <LedgerKeys />
      <EuiSpacer size="s" />
      <LedgerChart {...props} />
      <EuiSpacer size="m" />
      <LedgerTable {...props} />
      <Notes {...props} />
    </>
  );
}

function AskedFor(props: Omit<Props, 'ledger'> & { question: string }): React.ReactElement {
  const { detector, question, range } = props;
  const body = { from: iso(range.from), to: iso(range.to), buckets };
  return (
    <Requested
      request={useLedger(detector.id, body, question)}
      failure={i18n.translate('anomalyForest.detectors.ledgerOverTime.couldNotReadFailure', {
        defaultMessage: 'The ledger of this time could not be read',
      })}
      skeleton={
        <>
          <ChartSkeleton height={ledgerChartHeight} />
          <EuiSpacer size="m" />
          <TableSkeleton />
        </>
      }
    >
      {(ledger) => <Intervals {...props} ledger={ledger} />}
    </Requested>
  );
}

/** The ledger's sum for each interval of the chosen time, which the address holds. */
export function LedgerOverTimePanel({ detector }: { detector: Detector }): React.ReactElement {
  const [state, change] = useAddressState(parseLedger, printLedger);
  const [turn, setTurn] = useState(0);
  const range = useRange(state, defaultLedger, turn);
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="m">
      <EuiFlexGroup gutterSize="m" alignItems="center" wrap responsive={false}>
        <EuiFlexItem>
          <EuiTitle size="xxs">
            <h2>
              {i18n.translate('anomalyForest.detectors.ledgerOverTime.whenTitle', {
                defaultMessage: 'When it came in, and what became of it',
              })}
            </h2>
          </EuiTitle>
          <EuiText size="xs" color="subdued">
            <p>
              {i18n.translate('anomalyForest.detectors.ledgerOverTime.byEventTimeText', {
                defaultMessage: 'By event time. Drag in the chart to zoom.',
              })}
            </p>
          </EuiText>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <TimePicker state={state} change={change} onRefresh={() => setTurn((n) => n + 1)} />
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="s" />
      <Turn value={turn}>
        <AskedFor
          detector={detector}
          range={range}
          question={`${state.from} ${state.to}`}
          onZoom={(from, to) => change({ from: iso(from), to: iso(to) })}
          onRange={change}
        />
      </Turn>
    </EuiPanel>
  );
}
