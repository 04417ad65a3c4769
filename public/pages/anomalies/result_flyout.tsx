import React from 'react';
import {
  EuiFlexGroup,
  EuiFlexItem,
  EuiFlyout,
  EuiFlyoutBody,
  EuiFlyoutHeader,
  EuiPagination,
  EuiSkeletonText,
  EuiSpacer,
  EuiTitle,
} from '@elastic/eui';
import type { ResultExplanation } from '../../../common/api/explain_result';
import type { ResultRow } from '../../../common/api/search_results';
import type { Detector } from '../../../common/detector';
import { Requested } from '../../components/requested';
import { useFormat } from '../../formatters/use_format';
import { useExplanation } from '../../hooks/use_explanation';
import type { NeighbourScope } from '../../hooks/use_neighbours';
import type { Request } from '../../hooks/use_request';
import { DiscoverLink } from './discover_link';
import { DocumentTable } from './document_table';
import { LabelFacts } from './label_buttons';
import { LabelEffectsText } from './label_effects';
import { NeighboursTable } from './neighbours_table';
import { ResultFacts } from './result_facts';
import { RowReasons } from './row_reasons';
import { RuleButton } from './rule_button';
import { filtersOf, type AnomaliesState } from './url_state';
import { VerdictChange } from './verdict_change';

const aroundMs = 15 * 60_000;

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

interface ExplainedProps {
  row: ResultRow;
  request: Request<ResultExplanation>;
}

/** Without a word where the explanation failed: the document below says it. */
function ChangeSection({ request, row }: ExplainedProps): React.ReactElement | null {
  const { data, error } = request;
  const failed = data === undefined && error !== undefined;
  if (row.ml_score === undefined || failed || data?.explanation === null) return null;
  return (
    <Section title="What would change the verdict">
      {data === undefined ? (
        <EuiSkeletonText lines={2} />
      ) : (
        <VerdictChange explanation={data.explanation} />
      )}
    </Section>
  );
}

/** Of a model that has learnt from labels. */
function LearntSection({ request, row }: ExplainedProps): React.ReactElement | null {
  const explanation = request.data?.explanation;
  if (!explanation?.learnt) return null;
  return (
    <Section title="What labels changed">
      <LabelEffectsText row={row.result_id} explanation={explanation} learnt={explanation.learnt} />
    </Section>
  );
}

function DocumentSection({ request }: Pick<ExplainedProps, 'request'>): React.ReactElement {
  return (
    <Section title="Document">
      <Requested
        request={request}
        failure="The row could not be explained"
        skeleton={<EuiSkeletonText lines={6} />}
      >
        {(result) => <DocumentTable result={result} />}
      </Requested>
    </Section>
  );
}

function rowTime(row: ResultRow): number {
  return row.time === null ? Date.now() : Date.parse(row.time);
}

interface Props {
  row: ResultRow;
  detector: Detector;
  state: AnomaliesState;
  /** The rows of the page, for going to the next one. */
  rows: readonly ResultRow[];
  onOpen: (row: ResultRow) => void;
  onClose: () => void;
}

/** Neighbours of the same entity, where one is looked at. */
function neighbourScope(state: AnomaliesState): NeighbourScope {
  const { entity } = filtersOf(state);
  return entity === undefined ? {} : { entity };
}

function Header({ detector, onOpen, row, rows, state }: Props): React.ReactElement {
  const format = useFormat();
  const index = rows.findIndex((one) => one.result_id === row.result_id);
  const at = rowTime(row);
  return (
    <EuiFlyoutHeader hasBorder>
      <EuiTitle size="s">
        <h2 id="resultTitle">{row.time === null ? 'Row without a time' : format.time(row.time)}</h2>
      </EuiTitle>
      <EuiSpacer size="s" />
      <EuiFlexGroup wrap justifyContent="spaceBetween" alignItems="center" responsive={false}>
        <EuiFlexItem grow={false}>
          <DiscoverLink
            detector={detector}
            range={{ from: at - aroundMs, to: at + aroundMs }}
            kql={`_id : "${row.result_id}"`}
          />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <RuleButton row={row} detector={detector} state={state} />
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

/** Why one row has its score, what would change it, the verdict, and where it came from. */
export function ResultFlyout(props: Props): React.ReactElement {
  const { row } = props;
  const request = useExplanation(row);
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
          <RowReasons row={row} request={request} />
        </Section>
        <LearntSection row={row} request={request} />
        {row.ml_score === undefined ? null : (
          <Section title="True or false?">
            <LabelFacts row={row} />
          </Section>
        )}
        <ChangeSection row={row} request={request} />
        <Section title="Verdict and origin">
          <ResultFacts row={row} />
        </Section>
        {row.time === null ? null : (
          <Section title="Right before and after">
            <NeighboursTable row={row} scope={neighbourScope(props.state)} onOpen={props.onOpen} />
          </Section>
        )}
        <DocumentSection request={request} />
      </EuiFlyoutBody>
    </EuiFlyout>
  );
}
