import React from 'react';
import { EuiBasicTable, EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { Detector } from '../../../common/detector';
import type { TrainingExclusion } from '../../../common/detector_training';
import { ChangeButton } from '../../components/change_button';
import { nothing } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { useTrainingExclusion } from '../../hooks/use_training_exclusion';
import { exclusionText } from '../../results/exclusion_text';
import { useServices } from '../../services_context';

const texts = {
  nextTrainingTakesAgainText: i18n.translate(
    'anomalyForest.detectors.exclusionsTable.nextTrainingTakesAgainText',
    {
      defaultMessage: 'The next training takes it in again',
    },
  ),
  leftOutTrainingText: i18n.translate(
    'anomalyForest.detectors.exclusionsTable.leftOutTrainingText',
    {
      defaultMessage: 'Left out of training',
    },
  ),
  nextTrainingDoesNotText: i18n.translate(
    'anomalyForest.detectors.exclusionsTable.nextTrainingDoesNotText',
    {
      defaultMessage:
        'The next training does not learn from these rows; they are scored all the same.',
    },
  ),
  leftOutTrainingCaption: i18n.translate(
    'anomalyForest.detectors.exclusionsTable.leftOutTrainingCaption',
    { defaultMessage: 'Left out of training' },
  ),
  whatName: i18n.translate('anomalyForest.detectors.exclusionsTable.whatName', {
    defaultMessage: 'What',
  }),
  reasonName: i18n.translate('anomalyForest.detectors.exclusionsTable.reasonName', {
    defaultMessage: 'Reason',
  }),
  actionsName: i18n.translate('anomalyForest.detectors.exclusionsTable.actionsName', {
    defaultMessage: 'Actions',
  }),
  takeAgainText: i18n.translate('anomalyForest.detectors.exclusionsTable.takeAgainText', {
    defaultMessage: 'Take in again',
  }),
};

/** What the next training of a detector leaves out, each to be taken in again; nothing where it is none. */
export function ExclusionsTable(props: {
  detector: Detector;
  onChanged: () => void;
}): React.ReactElement | null {
  const { detector, onChanged } = props;
  const { exclude = [] } = detector.training;
  const { notify } = useServices();
  const format = useFormat();
  const { isBusy, set } = useTrainingExclusion(detector.id);
  if (exclude.length === 0) return null;
  const takeIn = async (exclusion: TrainingExclusion) => {
    if ((await set(exclusion, false)) !== undefined) {
      notify.success(texts.nextTrainingTakesAgainText);
    }
    onChanged();
  };
  return (
    <>
      <EuiTitle size="xs">
        <h2>{texts.leftOutTrainingText}</h2>
      </EuiTitle>
      <EuiText size="s" color="subdued">
        <p>{texts.nextTrainingDoesNotText}</p>
      </EuiText>
      <EuiSpacer size="s" />
      <EuiBasicTable<TrainingExclusion>
        items={exclude}
        itemId={(exclusion: TrainingExclusion) => JSON.stringify(exclusion)}
        tableCaption={texts.leftOutTrainingCaption}
        columns={[
          {
            name: texts.whatName,
            render: (exclusion: TrainingExclusion) => exclusionText(exclusion, format),
          },
          { name: texts.reasonName, render: ({ why }: TrainingExclusion) => why ?? nothing },
          {
            name: texts.actionsName,
            width: '160px',
            align: 'right',
            render: (exclusion: TrainingExclusion) => (
              <ChangeButton
                plain
                icon="filterInclude"
                isLoading={isBusy}
                onClick={() => void takeIn(exclusion)}
                testSubj="takeInAgain"
              >
                {texts.takeAgainText}
              </ChangeButton>
            ),
          },
        ]}
        data-test-subj="exclusionsTable"
      />
      <EuiSpacer size="l" />
    </>
  );
}
