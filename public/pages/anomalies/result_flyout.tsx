import React from 'react';
import {
  EuiCodeBlock,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFlyout,
  EuiFlyoutBody,
  EuiFlyoutHeader,
  EuiPagination,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import type { ResultRow } from '../../../common/api/search_results';
import type { Detector } from '../../../common/detector';
import { useFormat } from '../../formatters/use_format';
import { DiscoverLink } from './discover_link';
import { ReasonBars } from './reason_bars';
import { ResultFacts } from './result_facts';
import { scoreParts } from './score_parts';

const ours = new Set(['ml', 'ml_score', 'ml_anomaly', 'result_id', 'result_index', 'time']);
const aroundMs = 15 * 60_000;

/** The fields of the source document that the result carries, as JSON; empty when there are none. */
function sourceJson(row: ResultRow): string {
  const entries = Object.entries(row).filter(([key]) => !ours.has(key));
  return entries.length === 0 ? '' : JSON.stringify(Object.fromEntries(entries), null, 2);
}

function Section(props: { title: string; children: React.ReactNode }): React.ReactElement {
  return (
    <section>
      <EuiTitle size="xs">
        <h3>{props.title}</h3>
      </EuiTitle>
      <EuiSpacer size="s" />
      {props.children}
      <EuiSpacer size="l" />
    </section>
  );
}

function Reasons({ row }: { row: ResultRow }): React.ReactElement {
  const parts = scoreParts(row);
  if (parts) return <ReasonBars parts={parts} />;
  return (
    <EuiText size="s" color="subdued">
      <p>
        {row.ml_score === undefined
          ? 'The row was not scored, so no feature had a part in it.'
          : 'Reasons are kept for anomalies; this row is an ordinary one.'}
      </p>
    </EuiText>
  );
}

function rowTime(row: ResultRow): number {
  return row.time === null ? Date.now() : Date.parse(row.time);
}

interface Props {
  row: ResultRow;
  detector: Detector;
  /** The rows of the page, for going to the next one. */
  rows: readonly ResultRow[];
  onOpen: (row: ResultRow) => void;
  onClose: () => void;
}

function Header({ detector, onOpen, row, rows }: Props): React.ReactElement {
  const format = useFormat();
  const index = rows.findIndex((one) => one.result_id === row.result_id);
  const at = rowTime(row);
  return (
    <EuiFlyoutHeader hasBorder>
      <EuiTitle size="s">
        <h2 id="resultTitle">{row.time === null ? 'Row without a time' : format.time(row.time)}</h2>
      </EuiTitle>
      <EuiSpacer size="s" />
      <EuiFlexGroup justifyContent="spaceBetween" alignItems="center" responsive={false}>
        <EuiFlexItem grow={false}>
          <DiscoverLink
            detector={detector}
            range={{ from: at - aroundMs, to: at + aroundMs }}
            kql={`_id : "${row.result_id}"`}
          />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          {index < 0 ? null : (
            <EuiPagination
              aria-label="Rows of this page"
              compressed
              pageCount={rows.length}
              activePage={index}
              onPageClick={(next) => {
                const target = rows[next];
                if (target) onOpen(target);
              }}
            />
          )}
        </EuiFlexItem>
      </EuiFlexGroup>
    </EuiFlyoutHeader>
  );
}

/** Why one row has its score: the sum of its reasons, the verdict, where it came from. */
export function ResultFlyout(props: Props): React.ReactElement {
  const { row } = props;
  const json = sourceJson(row);
  return (
    <EuiFlyout
      onClose={props.onClose}
      size="m"
      aria-labelledby="resultTitle"
      data-test-subj="resultFlyout"
    >
      <Header {...props} />
      <EuiFlyoutBody>
        <Section title="Why this score">
          <Reasons row={row} />
        </Section>
        <Section title="Verdict and origin">
          <ResultFacts row={row} />
        </Section>
        {json === '' ? null : (
          <Section title="Source document">
            <EuiCodeBlock language="json" isCopyable paddingSize="s" overflowHeight={400}>
              {json}
            </EuiCodeBlock>
          </Section>
        )}
      </EuiFlyoutBody>
    </EuiFlyout>
  );
}
