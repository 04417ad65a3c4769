import React from 'react';
import {
  EuiAccordion,
  EuiCallOut,
  EuiFlexGrid,
  EuiFlexItem,
  EuiFormRow,
  EuiSpacer,
  EuiSwitch,
  EuiText,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorPreview } from '../../../common/api/preview_detector';
import { LateNumber } from '../../components/late_field';
import { useFormat } from '../../formatters/use_format';
import { PreviewFigures, PreviewWarnings } from './preview_figures';
import type { StepProps } from './source_step';

interface NumberSetting {
  key: 'trees' | 'sampleSize' | 'maxRows' | 'minRows' | 'seed';
  label: string;
  help: string;
  min: number;
  max: number;
}

/** Limits of the API. */
const settings: readonly NumberSetting[] = [
  {
    key: 'trees',
    label: i18n.translate('anomalyForest.wizard.modelStep.treesLabel', { defaultMessage: 'Trees' }),
    help: i18n.translate('anomalyForest.wizard.modelStep.moreGiveSteadierScoresHelp', {
      defaultMessage: 'More give steadier scores and take longer.',
    }),
    min: 1,
    max: 1_000,
  },
  {
    key: 'sampleSize',
    label: i18n.translate('anomalyForest.wizard.modelStep.rowsPerTreeLabel', {
      defaultMessage: 'Rows per tree',
    }),
    help: i18n.translate('anomalyForest.wizard.modelStep.doesForMostDataHelp', {
      defaultMessage: '256 does for most data.',
    }),
    min: 2,
    max: 65_536,
  },
  {
    key: 'maxRows',
    label: i18n.translate('anomalyForest.wizard.modelStep.rowsTrainLabel', {
      defaultMessage: 'Rows to train on',
    }),
    help: i18n.translate('anomalyForest.wizard.modelStep.drawnAtRandomPreviewHelp', {
      defaultMessage: 'Drawn at random; the preview takes 10,000 at most.',
    }),
    min: 16,
    max: 1_000_000,
  },
  {
    key: 'minRows',
    label: i18n.translate('anomalyForest.wizard.modelStep.fewestRowsTrainLabel', {
      defaultMessage: 'Fewest rows to train on',
    }),
    help: i18n.translate('anomalyForest.wizard.modelStep.withFewerDetectorWaitsHelp', {
      defaultMessage: 'With fewer, the detector waits.',
    }),
    min: 16,
    max: 1_000_000,
  },
  {
    key: 'seed',
    label: i18n.translate('anomalyForest.wizard.modelStep.seedLabel', { defaultMessage: 'Seed' }),
    help: i18n.translate('anomalyForest.wizard.modelStep.sameSeedDrawsSameHelp', {
      defaultMessage: 'The same seed draws the same rows and grows the same forest.',
    }),
    min: 0,
    max: 4_294_967_295,
  },
];

/** How the forest is grown: the defaults do for most data. */
export function ModelSettings({ draft, change }: StepProps): React.ReactElement {
  return (
    <>
      <EuiText size="s">
        <p>
          {i18n.translate('anomalyForest.wizard.modelStep.isolationForestLearnsWhatText', {
            defaultMessage:
              'An isolation forest learns what ordinary rows look like. The defaults do for most data: the preview below shows what they make of yours.',
          })}
        </p>
      </EuiText>
      <EuiSpacer size="m" />
      <EuiAccordion
        id="wizardModel"
        buttonContent={i18n.translate('anomalyForest.wizard.modelStep.settingsForestButton', {
          defaultMessage: 'Settings of the forest',
        })}
      >
        <EuiSpacer size="m" />
        <EuiFlexGrid columns={3} gutterSize="m">
          {settings.map(({ key, label, help, min, max }) => (
            <EuiFlexItem key={key}>
              <EuiFormRow label={label} helpText={help} fullWidth>
                <LateNumber
                  value={draft[key]}
                  min={min}
                  max={max}
                  onChange={(value) => change({ [key]: value })}
                  testSubj={`model-${key}`}
                />
              </EuiFormRow>
            </EuiFlexItem>
          ))}
          <EuiFlexItem>
            <EuiFormRow
              label={i18n.translate('anomalyForest.wizard.modelStep.heavyTailsLabel', {
                defaultMessage: 'Heavy tails',
              })}
              helpText={i18n.translate('anomalyForest.wizard.modelStep.forAmountsSpanPowersHelp', {
                defaultMessage: 'For amounts that span powers of ten, such as bytes.',
              })}
              fullWidth
            >
              <EuiSwitch
                label={i18n.translate('anomalyForest.wizard.modelStep.compressThemLabel', {
                  defaultMessage: 'Compress them',
                })}
                checked={draft.transform === 'auto'}
                onChange={({ target }) => change({ transform: target.checked ? 'auto' : 'none' })}
              />
            </EuiFormRow>
          </EuiFlexItem>
        </EuiFlexGrid>
      </EuiAccordion>
      <EuiSpacer size="l" />
    </>
  );
}

/** What the preview says of the model. */
export function ModelPreview({ preview }: { preview: DetectorPreview }): React.ReactElement {
  const format = useFormat();
  const [first] = preview.findings;
  return (
    <>
      <PreviewWarnings preview={preview} />
      <PreviewFigures preview={preview} />
      <EuiSpacer size="m" />
      {first === undefined ? null : (
        <EuiCallOut
          size="s"
          color="success"
          iconType="check"
          title={i18n.translate('anomalyForest.wizard.modelStep.previewTrainedScoresGoTitle', {
            defaultMessage:
              'The preview is trained: scores go from {scoreQuantile} to {score}, and the average row has {baseScore}.',
            values: {
              scoreQuantile: format.score(preview.score_quantiles[0] ?? 0),
              score: format.score(first.score),
              baseScore: format.score(preview.base_score),
            },
          })}
          data-test-subj="previewTrained"
        />
      )}
    </>
  );
}
