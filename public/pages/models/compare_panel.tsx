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
import { i18n } from '@kbn/i18n';
import { defaultComparedRows, type ModelComparison } from '../../../common/api/compare_models';
import type { ModelList, ModelVersion } from '../../../common/api/list_models';
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
      label: i18n.translate('anomalyForest.models.comparePanel.rowsComparedLabel', {
        defaultMessage: 'Rows compared',
      }),
      value: format.count(rows),
      hint: i18n.translate('anomalyForest.models.comparePanel.moreSampleCannotScoredHint', {
        defaultMessage: '{rows_left_out} more of the sample cannot be scored.',
        values: { rows_left_out: format.count(rows_left_out) },
      }),
      testSubj: 'statCompared',
    },
    {
      label: i18n.translate('anomalyForest.models.comparePanel.flaggedBothLabel', {
        defaultMessage: 'Flagged by both',
      }),
      value: format.count(both),
    },
    {
      label: i18n.translate('anomalyForest.models.comparePanel.versionAloneLabel', {
        defaultMessage: 'By version {version} alone',
        values: { version: left.version },
      }),
      value: format.count(only_left),
    },
    {
      label: i18n.translate('anomalyForest.models.comparePanel.versionAloneLabel', {
        defaultMessage: 'By version {version} alone',
        values: { version: right.version },
      }),
      value: format.count(only_right),
    },
    {
      label: i18n.translate('anomalyForest.models.comparePanel.rankCorrelationLabel', {
        defaultMessage: 'Rank correlation',
      }),
      value: correlation === null ? nothing : format.score(correlation),
      hint: i18n.translate('anomalyForest.models.comparePanel.spearmansWhereBothPutHint', {
        defaultMessage: 'Spearman’s, -1 to 1: 1 where both put the rows in the same order.',
      }),
    },
    {
      label: i18n.translate('anomalyForest.models.comparePanel.thresholdsLabel', {
        defaultMessage: 'Thresholds',
      }),
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
      failure={i18n.translate('anomalyForest.models.comparePanel.versionsCouldNotComparedFailure', {
        defaultMessage: 'Versions {left} and {right} could not be compared',
        values: { left: pair.left, right: pair.right },
      })}
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
              <h2>
                {i18n.translate('anomalyForest.models.comparePanel.scoresSameRowsText', {
                  defaultMessage: 'Scores of the same rows',
                })}
              </h2>
            </EuiTitle>
            <EuiSpacer size="s" />
            <ScatterChart comparison={comparison} />
          </EuiPanel>
          <EuiSpacer size="m" />
          <EuiPanel hasBorder hasShadow={false}>
            <EuiTitle size="xxs">
              <h2>
                {i18n.translate('anomalyForest.models.comparePanel.disagreementsText', {
                  defaultMessage: 'Disagreements',
                })}
              </h2>
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
        title={i18n.translate(
          'anomalyForest.models.comparePanel.whileScoringChampionChallengerTitle',
          {
            defaultMessage:
              'While scoring: champion {champion} and challenger {challenger} on {rows} {rowsCount, plural, one {row} other {rows}}',
            values: {
              champion: comparison.champion,
              challenger: comparison.challenger,
              rows: format.count(rows),
              rowsCount: rows,
            },
          },
        )}
        data-test-subj="liveComparison"
      >
        <EuiText size="s">
          <p>
            {i18n.translate('anomalyForest.models.comparePanel.flaggedBothChampionAloneText', {
              defaultMessage:
                '{bothFlagged} flagged by both, {onlyChampion} by the champion alone, {onlyChallenger} by the challenger alone. The challenger scores {mean} on average.',
              values: {
                bothFlagged: format.count(comparison.both_flagged),
                onlyChampion: format.count(comparison.only_champion),
                onlyChallenger: format.count(comparison.only_challenger),
                mean: format.signed(mean),
              },
            })}
          </p>
        </EuiText>
      </EuiCallOut>
      <EuiSpacer size="m" />
    </>
  );
}

function versionText(version: number, role: ModelVersion['role']): string {
  if (role === 'champion') {
    return i18n.translate('anomalyForest.models.comparePanel.versionChampionText', {
      defaultMessage: 'Version {version} (champion)',
      values: { version },
    });
  }
  return role === 'challenger'
    ? i18n.translate('anomalyForest.models.comparePanel.versionChallengerText', {
        defaultMessage: 'Version {version} (challenger)',
        values: { version },
      })
    : i18n.translate('anomalyForest.models.comparePanel.versionText', {
        defaultMessage: 'Version {version}',
        values: { version },
      });
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
          text: versionText(version, role),
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
        title={
          <h3>
            {i18n.translate('anomalyForest.models.comparePanel.thereOnlyOneVersionText', {
              defaultMessage: 'There is only one version',
            })}
          </h3>
        }
        body={
          <p>
            {i18n.translate('anomalyForest.models.comparePanel.trainNewOneBothText', {
              defaultMessage: 'Train a new one, and both can be compared on the same rows.',
            })}
          </p>
        }
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
            label={i18n.translate('anomalyForest.models.comparePanel.compareLabel', {
              defaultMessage: 'Compare',
            })}
            list={list}
            value={pair.left}
            onChange={choose('left')}
            testSubj="compareLeft"
          />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <VersionSelect
            label={i18n.translate('anomalyForest.models.comparePanel.withLabel', {
              defaultMessage: 'with',
            })}
            list={list}
            value={pair.right}
            onChange={choose('right')}
            testSubj="compareRight"
          />
        </EuiFlexItem>
        <EuiFlexItem style={{ minWidth: 220 }}>
          <EuiText size="xs" color="subdued">
            <p>
              {i18n.translate('anomalyForest.models.comparePanel.upRowSourceDrawnText', {
                defaultMessage:
                  'On up to {defaultComparedRows} {defaultComparedRowsCount, plural, one {row} other {rows}} of the source, drawn at random. Nothing is written.',
                values: {
                  defaultComparedRows: format.count(defaultComparedRows),
                  defaultComparedRowsCount: defaultComparedRows,
                },
              })}
            </p>
          </EuiText>
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="m" />
      <Comparing key={`${pair.left} ${pair.right}`} id={list.detector_id} pair={pair} />
    </>
  );
}
