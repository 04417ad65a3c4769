import React from 'react';
import {
  EuiButton,
  EuiCallOut,
  EuiEmptyPrompt,
  EuiPanel,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorOverview } from '../../../common/api/shared';
import type { ScoreDistribution } from '../../../common/api/score_histogram';
import type { ModelManifest } from '../../../common/model_manifest';
import { ScoreHistogram, type ScoreLine, type ScoreSeries } from '../../charts/score_histogram';
import { Requested } from '../../components/requested';
import { ChartSkeleton, StatsSkeleton } from '../../components/skeletons';
import { Stats, type Stat } from '../../components/stats';
import { nothing, type Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { useModel } from '../../hooks/use_models';
import { useScoreDistribution } from '../../hooks/use_score_distribution';
import { quantileOf, trainingQuantile } from './quantiles';

interface Times {
  /** ISO 8601. */
  from: string;
  to: string;
}

function statsOf(
  { anomalies, quantiles, rows }: ScoreDistribution,
  { manifest, format }: { manifest: ModelManifest | undefined; format: Format },
): Stat[] {
  const score = (value: number | undefined) =>
    value === undefined ? nothing : format.score(value);
  return [
    {
      label: i18n.translate('anomalyForest.evaluate.distributionPanel.rowsScoredLabel', {
        defaultMessage: 'Rows scored',
      }),
      value: format.count(rows),
      testSubj: 'statScored',
    },
    {
      label: i18n.translate('anomalyForest.evaluate.distributionPanel.flaggedLabel', {
        defaultMessage: 'Flagged',
      }),
      value: rows === 0 ? nothing : format.percent(anomalies / rows),
    },
    {
      label: i18n.translate('anomalyForest.evaluate.distributionPanel.medianScoreLabel', {
        defaultMessage: 'Median score',
      }),
      value: score(quantileOf(quantiles, 0.5)),
    },
    {
      label: 'p99',
      value: score(quantileOf(quantiles, 0.99)),
      hint: i18n.translate('anomalyForest.evaluate.distributionPanel.rowsScoreLowerThanHint', {
        defaultMessage: 'Of 100 rows, 99 score lower than this.',
      }),
      testSubj: 'statP99',
    },
    {
      label: i18n.translate('anomalyForest.evaluate.distributionPanel.p99TrainingLabel', {
        defaultMessage: 'p99 in training',
      }),
      value: score(manifest && trainingQuantile(manifest, 0.99)),
      hint: i18n.translate('anomalyForest.evaluate.distributionPanel.farFromP99ResultsHint', {
        defaultMessage: 'Far from p99 of the results, rows are no longer like those of training.',
      }),
    },
    {
      label: i18n.translate('anomalyForest.evaluate.distributionPanel.thresholdLabel', {
        defaultMessage: 'Threshold',
      }),
      value: score(manifest?.threshold),
    },
  ];
}

function Chart(props: {
  distribution: ScoreDistribution;
  manifest: ModelManifest | undefined;
}): React.ReactElement {
  const { distribution, manifest } = props;
  const trained = manifest?.score_histogram;
  const series: ScoreSeries[] = [
    {
      name: i18n.translate('anomalyForest.evaluate.distributionPanel.resultsName', {
        defaultMessage: 'Results',
      }),
      counts: distribution.histogram,
    },
    ...(trained === undefined
      ? []
      : [
          {
            name: i18n.translate('anomalyForest.evaluate.distributionPanel.trainingRowsName', {
              defaultMessage: 'Training rows',
            }),
            counts: trained,
          },
        ]),
  ];
  const p99 = quantileOf(distribution.quantiles, 0.99);
  const lines: ScoreLine[] = [
    ...(manifest === undefined
      ? []
      : [
          {
            name: i18n.translate('anomalyForest.evaluate.distributionPanel.thresholdName', {
              defaultMessage: 'Threshold',
            }),
            score: manifest.threshold,
          },
        ]),
    ...(p99 === undefined ? [] : [{ name: 'p99', score: p99 }]),
  ];
  return (
    <EuiPanel hasBorder hasShadow={false}>
      <EuiTitle size="xxs">
        <h2>
          {i18n.translate('anomalyForest.evaluate.distributionPanel.scoresResultsText', {
            defaultMessage: 'Scores of the results',
          })}
        </h2>
      </EuiTitle>
      <EuiSpacer size="s" />
      <ScoreHistogram
        label={i18n.translate(
          'anomalyForest.evaluate.distributionPanel.howScoresResultsDistributedLabel',
          { defaultMessage: 'How the scores of the results are distributed' },
        )}
        series={series}
        lines={lines}
        height={320}
      />
      <EuiText size="xs" color="subdued">
        <p>
          {i18n.translate(
            'anomalyForest.evaluate.distributionPanel.forestTellsAnomaliesApartText',
            {
              defaultMessage:
                'A forest that tells anomalies apart has a long thin tail to the right of the threshold. One hump that reaches over it means that the threshold cuts into what is ordinary.',
            },
          )}
        </p>
      </EuiText>
    </EuiPanel>
  );
}

function NothingHere({ onShowAll }: { onShowAll: () => void }): React.ReactElement {
  return (
    <EuiEmptyPrompt
      iconType="search"
      titleSize="s"
      title={
        <h3>
          {i18n.translate('anomalyForest.evaluate.distributionPanel.nothingWasScoredTimeText', {
            defaultMessage: 'Nothing was scored in this time range',
          })}
        </h3>
      }
      body={
        <p>
          {i18n.translate('anomalyForest.evaluate.distributionPanel.lookAtLongerRangeText', {
            defaultMessage: 'Look at a longer range, or wait for the detector to score.',
          })}
        </p>
      }
      actions={
        <EuiButton onClick={onShowAll}>
          {i18n.translate('anomalyForest.evaluate.distributionPanel.showAllResultsButton', {
            defaultMessage: 'Show all results',
          })}
        </EuiButton>
      }
      data-test-subj="nothingScored"
    />
  );
}

interface Props {
  overview: DetectorOverview;
  times: Times;
  onShowAll: () => void;
}

function Distribution(props: Props & { manifest: ModelManifest | undefined }) {
  const { manifest, onShowAll, overview, times } = props;
  const format = useFormat();
  const request = useScoreDistribution({ detector_id: overview.detector.id, ...times });
  return (
    <Requested
      request={request}
      failure={i18n.translate(
        'anomalyForest.evaluate.distributionPanel.scoresCouldNotReadFailure',
        { defaultMessage: 'The scores could not be read' },
      )}
      skeleton={
        <>
          <StatsSkeleton />
          <EuiSpacer size="m" />
          <ChartSkeleton height={400} />
        </>
      }
    >
      {(distribution) =>
        distribution.rows === 0 ? (
          <NothingHere onShowAll={onShowAll} />
        ) : (
          <>
            <Stats stats={statsOf(distribution, { manifest, format })} />
            <EuiSpacer size="m" />
            <Chart distribution={distribution} manifest={manifest} />
          </>
        )
      }
    </Requested>
  );
}

function BesideTraining(props: Props & { version: number }): React.ReactElement {
  const { overview, version } = props;
  const { data, error } = useModel(overview.detector.id, version);
  return (
    <>
      {error === undefined ? null : (
        <>
          <EuiCallOut
            size="s"
            iconType="lock"
            title={i18n.translate(
              'anomalyForest.evaluate.distributionPanel.withoutTrainingRowsVersionTitle',
              {
                defaultMessage:
                  'Without the training rows: version {version} could not be read ({code})',
                values: { version, code: error.code },
              },
            )}
          >
            <EuiText size="s">
              <p>{error.remedy}</p>
            </EuiText>
          </EuiCallOut>
          <EuiSpacer size="m" />
        </>
      )}
      <Distribution {...props} manifest={data?.manifest} />
    </>
  );
}

/** How scores are distributed among the results, beside those of the champion's training rows. */
export function DistributionPanel(props: Props): React.ReactElement {
  const { model } = props.overview;
  return model === null ? (
    <Distribution {...props} manifest={undefined} />
  ) : (
    <BesideTraining {...props} version={model.version} />
  );
}
