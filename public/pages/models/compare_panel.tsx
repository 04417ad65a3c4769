import React from 'react';
import {
  EuiCallOut,
  EuiEmptyPrompt,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiPanel,
  EuiSelect,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import { defaultComparedRows, type ModelComparison } from '../../../common/api/compare_models';
import type { ModelList } from '../../../common/api/list_models';
import type { Comparison } from '../../../common/model_roles';
import { Requested } from '../../components/requested';
import { ChartSkeleton, StatsSkeleton } from '../../components/skeletons';
import { Stats } from '../../components/stats';
import { nothing, type Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { useAddress } from '../../hooks/use_address';
import { useComparison } from '../../hooks/use_comparison';
import { DisagreementsTable } from './disagreements_table';
import { ScatterChart } from './scatter_chart';
import { chosenPair, type Pair } from './chosen_pair';

function statsOf(comparison: ModelComparison, format: Format) {
  const { both_flagged: both, left, only_left, only_right, rows, rows_left_out } = comparison;
  const { rank_correlation: correlation, right } = comparison;
  return [
    {
      label: 'Rows compared',
      value: format.count(rows),
      hint: `${format.count(rows_left_out)} more of the sample cannot be scored.`,
      testSubj: 'statCompared',
    },
    { label: 'Flagged by both', value: format.count(both) },
    { label: `By version ${left.version} alone`, value: format.count(only_left) },
    { label: `By version ${right.version} alone`, value: format.count(only_right) },
    {
      label: 'Rank correlation',
      value: correlation === null ? nothing : format.score(correlation),
      hint: 'Spearman’s, -1 to 1: 1 where both put the rows in the same order.',
    },
    {
      label: 'Thresholds',
      value: `${format.score(left.threshold)} / ${format.score(right.threshold)}`,
    },
  ];
}

function Comparing({ id, pair }: { id: string; pair: Pair }): React.ReactElement {
  const format = useFormat();
  const request = useComparison(id, pair);
  return (
    <Requested
      request={request}
      failure={`Versions ${pair.left} and ${pair.right} could not be compared`}
      skeleton={
        <>
          <StatsSkeleton />
          <EuiSpacer size="m" />
          <ChartSkeleton height={480} />
        </>
      }
    >
      {(comparison) => (
        <div data-test-subj="comparison">
          <Stats stats={statsOf(comparison, format)} />
          <EuiSpacer size="m" />
          <EuiPanel hasBorder hasShadow={false}>
            <EuiTitle size="xxs">
              <h2>Scores of the same rows</h2>
            </EuiTitle>
            <EuiSpacer size="s" />
            <ScatterChart comparison={comparison} />
          </EuiPanel>
          <EuiSpacer size="m" />
          <EuiPanel hasBorder hasShadow={false}>
            <EuiTitle size="xxs">
              <h2>Disagreements</h2>
            </EuiTitle>
            <EuiSpacer size="s" />
            <DisagreementsTable comparison={comparison} />
          </EuiPanel>
        </div>
      )}
    </Requested>
  );
}

/** What both have said of the rows that came in since both have been there. */
function SinceThen({ comparison }: { comparison: Comparison }): React.ReactElement {
  const format = useFormat();
  const { rows } = comparison;
  const mean = rows === 0 ? 0 : comparison.sum_difference / rows;
  return (
    <>
      <EuiCallOut
        size="s"
        iconType="branch"
        title={`While scoring: champion ${comparison.champion} and challenger ${comparison.challenger} on ${format.count(rows)} rows`}
        data-test-subj="liveComparison"
      >
        <EuiText size="s">
          <p>
            {format.count(comparison.both_flagged)} flagged by both,{' '}
            {format.count(comparison.only_champion)} by the champion alone,{' '}
            {format.count(comparison.only_challenger)} by the challenger alone. The challenger
            scores {format.signed(mean)} on average.
          </p>
        </EuiText>
      </EuiCallOut>
      <EuiSpacer size="m" />
    </>
  );
}

function VersionSelect(props: {
  label: string;
  list: ModelList;
  value: number;
  onChange: (version: number) => void;
  testSubj: string;
}): React.ReactElement {
  return (
    <EuiFormRow label={props.label}>
      <EuiSelect
        compressed
        value={String(props.value)}
        options={props.list.models.map(({ role, version }) => ({
          value: String(version),
          text: role === 'none' ? `Version ${version}` : `Version ${version} (${role})`,
        }))}
        onChange={({ target }) => props.onChange(Number(target.value))}
        data-test-subj={props.testSubj}
      />
    </EuiFormRow>
  );
}

/** Two versions on the same rows; the address holds which. */
export function ComparePanel({ list }: { list: ModelList }): React.ReactElement {
  const [params, change] = useAddress();
  const format = useFormat();
  const pair = chosenPair(list, { left: params.get('left'), right: params.get('right') });
  if (pair === null) {
    return (
      <EuiEmptyPrompt
        iconType="branch"
        titleSize="s"
        title={<h3>There is only one version</h3>}
        body={<p>Train a new one, and both can be compared on the same rows.</p>}
        data-test-subj="nothingToCompare"
      />
    );
  }
  const choose = (side: 'left' | 'right') => (version: number) =>
    change({ [side]: String(version) });
  return (
    <>
      {list.comparison === null ? null : <SinceThen comparison={list.comparison} />}
      <EuiFlexGroup gutterSize="m" alignItems="flexEnd" wrap responsive={false}>
        <EuiFlexItem grow={false}>
          <VersionSelect
            label="Compare"
            list={list}
            value={pair.left}
            onChange={choose('left')}
            testSubj="compareLeft"
          />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <VersionSelect
            label="with"
            list={list}
            value={pair.right}
            onChange={choose('right')}
            testSubj="compareRight"
          />
        </EuiFlexItem>
        <EuiFlexItem style={{ minWidth: 220 }}>
          <EuiText size="xs" color="subdued">
            <p>
              On up to {format.count(defaultComparedRows)} rows of the source, drawn at random.
              Nothing is written.
            </p>
          </EuiText>
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="m" />
      <Comparing key={`${pair.left} ${pair.right}`} id={list.detector_id} pair={pair} />
    </>
  );
}
