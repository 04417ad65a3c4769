import React, { useState } from 'react';
import {
  EuiBasicTable,
  EuiButtonEmpty,
  EuiEmptyPrompt,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiPanel,
  EuiProgress,
  EuiSelect,
  EuiSpacer,
  EuiText,
  EuiTitle,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import {
  defaultSeeds,
  type SeedPair,
  type SeedStability,
} from '../../../common/api/seed_stability';
import type { Detector } from '../../../common/detector';
import { ChangeButton } from '../../components/change_button';
import { Requested } from '../../components/requested';
import { Stats, type Stat } from '../../components/stats';
import { WideTable } from '../../components/wide_table';
import { nothing, type Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { useSeedStability } from '../../hooks/use_seed_stability';
import { FlagCounts } from './flag_counts';
import { stabilityFigures, type Spread } from './stability_figures';

function statsOf(stability: SeedStability, format: Format): Stat[] {
  const { agreement, correlation, flaggedByAll, flaggedByAny } = stabilityFigures(stability);
  const mean = (spread: Spread | null, write: (value: number) => string) =>
    spread === null
      ? nothing
      : i18n.translate('anomalyForest.evaluate.stabilityPanel.leastText', {
          defaultMessage: '{mean} (least {least})',
          values: { mean: write(spread.mean), least: write(spread.least) },
        });
  return [
    {
      label: i18n.translate('anomalyForest.evaluate.stabilityPanel.rowsLabel', {
        defaultMessage: 'Rows',
      }),
      value: format.count(stability.rows),
    },
    {
      label: i18n.translate('anomalyForest.evaluate.stabilityPanel.forestsLabel', {
        defaultMessage: 'Forests',
      }),
      value: format.count(stability.forests.length),
    },
    {
      label: i18n.translate('anomalyForest.evaluate.stabilityPanel.rankCorrelationLabel', {
        defaultMessage: 'Rank correlation',
      }),
      value: mean(correlation, format.score),
      hint: i18n.translate('anomalyForest.evaluate.stabilityPanel.spearmansEachTwoForestsHint', {
        defaultMessage:
          'Spearman’s, -1 to 1, of each two forests: 1 where they put the rows in the same order.',
      }),
      testSubj: 'statCorrelation',
    },
    {
      label: i18n.translate('anomalyForest.evaluate.stabilityPanel.agreementFlagsLabel', {
        defaultMessage: 'Agreement on flags',
      }),
      value: mean(agreement, format.percent),
      hint: i18n.translate('anomalyForest.evaluate.stabilityPanel.rowsEitherTwoForestsHint', {
        defaultMessage: 'Of the rows that either of two forests flags, the share that both flag.',
      }),
      testSubj: 'statAgreement',
    },
    {
      label: i18n.translate('anomalyForest.evaluate.stabilityPanel.flaggedAllLabel', {
        defaultMessage: 'Flagged by all',
      }),
      value: i18n.translate('anomalyForest.evaluate.stabilityPanel.ofText', {
        defaultMessage: '{flaggedByAll} of {flaggedByAny}',
        values: {
          flaggedByAll: format.count(flaggedByAll),
          flaggedByAny: format.count(flaggedByAny),
        },
      }),
      hint: i18n.translate('anomalyForest.evaluate.stabilityPanel.rowsAnyForestFlagsHint', {
        defaultMessage: 'Of the rows that any forest flags.',
      }),
    },
  ];
}

function Pairs({ pairs }: { pairs: readonly SeedPair[] }): React.ReactElement {
  const format = useFormat();
  const columns: EuiBasicTableColumn<SeedPair>[] = [
    {
      name: i18n.translate('anomalyForest.evaluate.stabilityPanel.seedsName', {
        defaultMessage: 'Seeds',
      }),
      render: ({ a, b }: SeedPair) =>
        i18n.translate('anomalyForest.evaluate.stabilityPanel.andText', {
          defaultMessage: '{a} and {b}',
          values: { a, b },
        }),
    },
    {
      field: 'rank_correlation',
      name: i18n.translate('anomalyForest.evaluate.stabilityPanel.rankCorrelationName', {
        defaultMessage: 'Rank correlation',
      }),
      align: 'right',
      render: (value: number | null) => (value === null ? nothing : format.score(value)),
    },
    {
      field: 'flag_agreement',
      name: i18n.translate('anomalyForest.evaluate.stabilityPanel.agreementFlagsName', {
        defaultMessage: 'Agreement on flags',
      }),
      align: 'right',
      render: (value: number | null) => (value === null ? nothing : format.percent(value)),
    },
  ];
  return (
    <WideTable minWidth={360}>
      <EuiBasicTable<SeedPair>
        items={[...pairs]}
        itemId={({ a, b }: SeedPair) => `${a} ${b}`}
        tableCaption={i18n.translate(
          'anomalyForest.evaluate.stabilityPanel.eachTwoForestsCaption',
          { defaultMessage: 'Each two forests' },
        )}
        tableLayout="auto"
        compressed
        columns={columns}
        data-test-subj="seedPairs"
      />
    </WideTable>
  );
}

function Found({ stability }: { stability: SeedStability }): React.ReactElement {
  const format = useFormat();
  return (
    <div data-test-subj="stability">
      <Stats stats={statsOf(stability, format)} />
      <EuiSpacer size="m" />
      <EuiFlexGroup gutterSize="m" responsive={false} wrap alignItems="flexStart">
        <EuiFlexItem style={{ minWidth: 300 }}>
          <EuiPanel hasBorder hasShadow={false}>
            <EuiTitle size="xxs">
              <h2>
                {i18n.translate('anomalyForest.evaluate.stabilityPanel.rowsHowManyForestsText', {
                  defaultMessage: 'Rows by how many of the forests flag them',
                })}
              </h2>
            </EuiTitle>
            <EuiSpacer size="s" />
            <FlagCounts stability={stability} />
            <EuiText size="xs" color="subdued">
              <p>
                {i18n.translate('anomalyForest.evaluate.stabilityPanel.rowsSomeForestsFlagText', {
                  defaultMessage:
                    'Rows that some forests flag and others do not lie close to the threshold: chance decides about them. More trees make fewer of them.',
                })}
              </p>
            </EuiText>
          </EuiPanel>
        </EuiFlexItem>
        <EuiFlexItem style={{ minWidth: 300 }}>
          <EuiPanel hasBorder hasShadow={false}>
            <EuiTitle size="xxs">
              <h2>
                {i18n.translate('anomalyForest.evaluate.stabilityPanel.eachTwoForestsText', {
                  defaultMessage: 'Each two forests',
                })}
              </h2>
            </EuiTitle>
            <EuiSpacer size="s" />
            <Pairs pairs={stability.pairs} />
          </EuiPanel>
        </EuiFlexItem>
      </EuiFlexGroup>
    </div>
  );
}

function Running(props: { id: string; seeds: number; onStop: () => void }): React.ReactElement {
  const { id, onStop, seeds } = props;
  const request = useSeedStability(id, seeds);
  return (
    <Requested
      request={request}
      failure={i18n.translate(
        'anomalyForest.evaluate.stabilityPanel.forestsCouldNotComparedFailure',
        { defaultMessage: 'The forests could not be compared' },
      )}
      skeleton={
        <EuiPanel hasBorder hasShadow={false} data-test-subj="stabilityRunning">
          <EuiProgress
            size="xs"
            color="primary"
            aria-label={i18n.translate(
              'anomalyForest.evaluate.stabilityPanel.trainingForestsAriaLabel',
              { defaultMessage: 'Training forests' },
            )}
          />
          <EuiSpacer size="m" />
          <EuiText size="s">
            <p>
              {i18n.translate('anomalyForest.evaluate.stabilityPanel.forestBeingTrainedSameText', {
                defaultMessage:
                  '{seeds} {seeds, plural, one {forest is} other {forests are}} being trained on the same rows. Nothing is stored.',
                values: { seeds },
              })}
            </p>
          </EuiText>
          <EuiSpacer size="s" />
          <EuiButtonEmpty
            size="s"
            flush="left"
            iconType="cross"
            onClick={onStop}
            data-test-subj="stopStability"
          >
            {i18n.translate('anomalyForest.evaluate.stabilityPanel.cancelButton', {
              defaultMessage: 'Cancel',
            })}
          </EuiButtonEmpty>
        </EuiPanel>
      }
    >
      {(stability) => <Found stability={stability} />}
    </Requested>
  );
}

const choices = [2, 3, 5, 10];

/** Whether another seed would have given the same verdicts. */
export function StabilityPanel({ detector }: { detector: Detector }): React.ReactElement {
  const [seeds, setSeeds] = useState(defaultSeeds);
  const [asked, setAsked] = useState<{ seeds: number; turn: number }>();
  return (
    <>
      <EuiFlexGroup gutterSize="m" alignItems="flexEnd" wrap responsive={false}>
        <EuiFlexItem grow={false}>
          <EuiFormRow
            label={i18n.translate('anomalyForest.evaluate.stabilityPanel.forestsLabel', {
              defaultMessage: 'Forests',
            })}
          >
            <EuiSelect
              compressed
              value={String(seeds)}
              options={choices.map((n) => ({ value: String(n), text: String(n) }))}
              onChange={({ target }) => setSeeds(Number(target.value))}
              data-test-subj="seedCount"
            />
          </EuiFormRow>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <ChangeButton
            icon="play"
            onClick={() => setAsked({ seeds, turn: (asked?.turn ?? 0) + 1 })}
            testSubj="startStability"
          >
            {i18n.translate('anomalyForest.evaluate.stabilityPanel.trainCompareText', {
              defaultMessage: 'Train and compare',
            })}
          </ChangeButton>
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="m" />
      {asked === undefined ? (
        <EuiEmptyPrompt
          iconType="branch"
          titleSize="s"
          title={
            <h3>
              {i18n.translate('anomalyForest.evaluate.stabilityPanel.wouldAnotherSeedHaveText', {
                defaultMessage: 'Would another seed have said the same?',
              })}
            </h3>
          }
          body={
            <p>
              {i18n.translate('anomalyForest.evaluate.stabilityPanel.forestGrownChanceFewText', {
                defaultMessage:
                  'A forest is grown by chance. A few forests that differ in nothing but their seed show how far its scores and flags depend on that. It takes seconds to minutes, stores nothing, and can be cancelled.',
              })}
            </p>
          }
        />
      ) : (
        <Running
          key={asked.turn}
          id={detector.id}
          seeds={asked.seeds}
          onStop={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
