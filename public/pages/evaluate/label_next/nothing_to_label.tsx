import React from 'react';
import { EuiButton, EuiEmptyPrompt } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { LabelDraw } from '../../../../common/label';
import { modelsOf } from '../../../application/paths';
import { useLink } from '../../../components/use_link';

const reasons: Readonly<Record<LabelDraw, string>> = {
  ranked: i18n.translate('anomalyForest.evaluate.labelNext.nothingToLabel.everyRowRangeHasText', {
    defaultMessage:
      'Every row of the range has a label or was passed over. New rows will stand here.',
  }),
  disagreement: i18n.translate(
    'anomalyForest.evaluate.labelNext.nothingToLabel.everyRowRangeHasText',
    {
      defaultMessage:
        'Every row of the range has a label or was passed over. New rows will stand here.',
    },
  ),
  random: i18n.translate(
    'anomalyForest.evaluate.labelNext.nothingToLabel.everyRowChampionFlagsText',
    {
      defaultMessage:
        'Every row that the champion flags has a label or was passed over. Right after a version was promoted it has flagged none yet.',
    },
  ),
};

export function NothingToLabel(props: { detectorId: string; mode: LabelDraw }): React.ReactElement {
  const link = useLink();
  return (
    <EuiEmptyPrompt
      iconType="check"
      titleSize="s"
      title={
        <h3>
          {i18n.translate('anomalyForest.evaluate.labelNext.nothingToLabel.nothingLeftLabelText', {
            defaultMessage: 'Nothing is left to label',
          })}
        </h3>
      }
      body={<p>{reasons[props.mode]}</p>}
      actions={
        <EuiButton {...link(modelsOf(props.detectorId))}>
          {i18n.translate(
            'anomalyForest.evaluate.labelNext.nothingToLabel.letDetectorLearnButton',
            { defaultMessage: 'Let the detector learn' },
          )}
        </EuiButton>
      }
      data-test-subj="nothingToLabel"
    />
  );
}

export function NotTrained({ detectorId }: { detectorId: string }): React.ReactElement {
  const link = useLink();
  return (
    <EuiEmptyPrompt
      iconType="tag"
      titleSize="s"
      title={
        <h3>
          {i18n.translate('anomalyForest.evaluate.labelNext.nothingToLabel.nothingScoredYetText', {
            defaultMessage: 'Nothing is scored yet',
          })}
        </h3>
      }
      body={
        <p>
          {i18n.translate(
            'anomalyForest.evaluate.labelNext.nothingToLabel.detectorHasNoModelText',
            {
              defaultMessage:
                'The detector has no model. Once it is trained and has scored rows, they stand here.',
            },
          )}
        </p>
      }
      actions={
        <EuiButton {...link(modelsOf(detectorId))}>
          {i18n.translate('anomalyForest.evaluate.labelNext.nothingToLabel.trainButton', {
            defaultMessage: 'Train it',
          })}
        </EuiButton>
      }
      data-test-subj="nothingScored"
    />
  );
}
