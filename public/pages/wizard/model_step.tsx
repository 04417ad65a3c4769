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
    label: 'Trees',
    help: 'More give steadier scores and take longer.',
    min: 1,
    max: 1_000,
  },
  {
    key: 'sampleSize',
    label: 'Rows per tree',
    help: '256 does for most data.',
    min: 2,
    max: 65_536,
  },
  {
    key: 'maxRows',
    label: 'Rows to train on',
    help: 'Drawn at random; the preview takes 10,000 at most.',
    min: 16,
    max: 1_000_000,
  },
  {
    key: 'minRows',
    label: 'Fewest rows to train on',
    help: 'With fewer, the detector waits.',
    min: 16,
    max: 1_000_000,
  },
  {
    key: 'seed',
    label: 'Seed',
    help: 'The same seed draws the same rows and grows the same forest.',
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
          An isolation forest learns what ordinary rows look like. The defaults do for most data:
          the preview below shows what they make of yours.
        </p>
      </EuiText>
      <EuiSpacer size="m" />
      <EuiAccordion id="wizardModel" buttonContent="Settings of the forest">
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
              label="Heavy tails"
              helpText="For amounts that span powers of ten, such as bytes."
              fullWidth
            >
              <EuiSwitch
                label="Compress them"
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
          title={`The preview is trained: scores go from ${format.score(preview.score_quantiles[0] ?? 0)} to ${format.score(first.score)}, and the average row has ${format.score(preview.base_score)}.`}
          data-test-subj="previewTrained"
        />
      )}
    </>
  );
}
