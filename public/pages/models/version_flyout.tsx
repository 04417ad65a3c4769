import React from 'react';
import {
  EuiAccordion,
  EuiCodeBlock,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFlyout,
  EuiFlyoutBody,
  EuiFlyoutHeader,
  EuiSpacer,
  EuiText,
  EuiTitle,
  useGeneratedHtmlId,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { scoreHistogramBins, type ModelManifest } from '../../../common/model_manifest';
import { ScoreHistogram } from '../../charts/score_histogram';
import { Requested } from '../../components/requested';
import { TableSkeleton } from '../../components/skeletons';
import { useModel } from '../../hooks/use_models';
import { ModelFacts } from './model_facts';
import { StandingBadge } from './standing_badge';
import type { Standing } from './model_standing';
import { TrainedColumns } from './trained_columns';

function Heading({ children }: { children: string }): React.ReactElement {
  return (
    <>
      <EuiSpacer size="l" />
      <EuiTitle size="xs">
        <h3>{children}</h3>
      </EuiTitle>
      <EuiSpacer size="s" />
    </>
  );
}

function TrainingScores({ manifest }: { manifest: ModelManifest }): React.ReactElement {
  const { score_histogram: counts, threshold } = manifest;
  if (counts === undefined || counts.length !== scoreHistogramBins) {
    return (
      <EuiText size="s" color="subdued">
        <p>
          {i18n.translate('anomalyForest.models.versionFlyout.modelCameWithoutItsText', {
            defaultMessage:
              'The model came without its training rows, so their scores are not known.',
          })}
        </p>
      </EuiText>
    );
  }
  return (
    <ScoreHistogram
      label={i18n.translate('anomalyForest.models.versionFlyout.scoresTrainingRowsLabel', {
        defaultMessage: 'Scores of the training rows',
      })}
      series={[
        {
          name: i18n.translate('anomalyForest.models.versionFlyout.trainingRowsName', {
            defaultMessage: 'Training rows',
          }),
          counts,
        },
      ]}
      lines={[
        {
          name: i18n.translate('anomalyForest.models.versionFlyout.thresholdName', {
            defaultMessage: 'Threshold',
          }),
          score: threshold,
        },
      ]}
    />
  );
}

function asPrettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function Content({ manifest }: { manifest: ModelManifest }): React.ReactElement {
  const id = useGeneratedHtmlId();
  return (
    <>
      <ModelFacts manifest={manifest} />
      <Heading>
        {i18n.translate('anomalyForest.models.versionFlyout.featuresText', {
          defaultMessage: 'Features',
        })}
      </Heading>
      <TrainedColumns manifest={manifest} />
      <Heading>
        {i18n.translate('anomalyForest.models.versionFlyout.scoresTrainingRowsText', {
          defaultMessage: 'Scores of the training rows',
        })}
      </Heading>
      <TrainingScores manifest={manifest} />
      <EuiSpacer size="l" />
      <EuiAccordion
        id={id}
        buttonContent={i18n.translate(
          'anomalyForest.models.versionFlyout.queryRowsWereDrawnButton',
          { defaultMessage: 'The query that the rows were drawn from' },
        )}
      >
        <EuiSpacer size="s" />
        <EuiCodeBlock language="json" isCopyable paddingSize="m">
          {asPrettyJson(manifest.training.query)}
        </EuiCodeBlock>
      </EuiAccordion>
    </>
  );
}

/** All that is known of one version. */
export function VersionFlyout(props: {
  detectorId: string;
  version: number;
  standing: Standing | undefined;
  onClose: () => void;
}): React.ReactElement {
  const { detectorId, onClose, standing, version } = props;
  const titleId = useGeneratedHtmlId();
  const request = useModel(detectorId, version);
  return (
    <EuiFlyout onClose={onClose} size="m" aria-labelledby={titleId} data-test-subj="versionFlyout">
      <EuiFlyoutHeader hasBorder>
        <EuiFlexGroup gutterSize="m" alignItems="center" responsive={false}>
          <EuiFlexItem grow={false}>
            <EuiTitle size="s">
              <h2 id={titleId}>
                {i18n.translate('anomalyForest.models.versionFlyout.versionText', {
                  defaultMessage: 'Version {version}',
                  values: { version },
                })}
              </h2>
            </EuiTitle>
          </EuiFlexItem>
          <EuiFlexItem grow={false}>
            {standing === undefined ? null : <StandingBadge standing={standing} />}
          </EuiFlexItem>
        </EuiFlexGroup>
      </EuiFlyoutHeader>
      <EuiFlyoutBody>
        <Requested
          request={request}
          failure={i18n.translate('anomalyForest.models.versionFlyout.versionCouldNotReadFailure', {
            defaultMessage: 'Version {version} could not be read',
            values: { version },
          })}
          skeleton={<TableSkeleton />}
        >
          {({ manifest }) => <Content manifest={manifest} />}
        </Requested>
      </EuiFlyoutBody>
    </EuiFlyout>
  );
}
