import React from 'react';
import { EuiFlexGroup, EuiFlexItem } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ModelList } from '../../../common/api/list_models';
import type { DetectorOverview } from '../../../common/api/shared';
import { ChangeButton } from '../../components/change_button';
import type { ModelDeed } from '../../hooks/model_deeds';
import type { ModelsOfDetector } from '../../hooks/use_models';
import type { Training } from './use_training';

/** The champion that another was before; without one there is nothing to roll back to. */
function whyNoRollBack({ history, list }: ModelsOfDetector): string | undefined {
  const before = history.some(
    ({ action, champion }) =>
      action !== 'roll_back' &&
      champion.to === list.champion &&
      champion.from !== null &&
      champion.from !== champion.to,
  );
  return before
    ? undefined
    : i18n.translate('anomalyForest.models.modelButtons.thereNoChampionBeforeText', {
        defaultMessage: 'There is no champion before the one of now.',
      });
}

/** Why there is nothing to learn; undefined where there is. */
function whyNoLearning({ champion }: ModelList, labels: number | undefined): string | undefined {
  if (champion === null) {
    return i18n.translate('anomalyForest.models.modelButtons.thereNoModelYetText', {
      defaultMessage: 'There is no model yet whose trees could learn.',
    });
  }
  if (labels === undefined) {
    return i18n.translate('anomalyForest.models.modelButtons.labelsDetectorNotReadText', {
      defaultMessage: 'The labels of this detector are not read yet, or cannot be.',
    });
  }
  return labels === 0
    ? i18n.translate('anomalyForest.models.modelButtons.noFindingHasLabelText', {
        defaultMessage: 'No finding has a label yet: give some on the page Anomalies.',
      })
    : undefined;
}

/** What can be done beside the versions themselves. */
export function ModelButtons(props: {
  overview: DetectorOverview;
  models: ModelsOfDetector;
  training: Training;
  /** Undefined until they are read. */
  labels: number | undefined;
  onTrain: () => void;
  onLearn: () => void;
  onImport: () => void;
  onAsk: (deed: ModelDeed) => void;
}): React.ReactElement {
  const { labels, models, onAsk, onImport, onLearn, onTrain, overview, training } = props;
  const isTraining = training.progress?.state === 'under_way';
  const { enabled } = overview.detector;
  return (
    <EuiFlexGroup gutterSize="s" wrap responsive={false} justifyContent="flexEnd">
      <EuiFlexItem grow={false}>
        <ChangeButton
          plain
          icon="framePrevious"
          whyNot={whyNoRollBack(models)}
          onClick={() => onAsk({ kind: 'roll_back' })}
          testSubj="rollBack"
        >
          {i18n.translate('anomalyForest.models.modelButtons.rollBackText', {
            defaultMessage: 'Roll back',
          })}
        </ChangeButton>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <ChangeButton plain icon="folderOpen" onClick={onImport} testSubj="importModel">
          {i18n.translate('anomalyForest.models.modelButtons.importText', {
            defaultMessage: 'Import',
          })}
        </ChangeButton>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <ChangeButton
          icon="tag"
          whyNot={whyNoLearning(models.list, labels)}
          onClick={onLearn}
          testSubj="learn"
        >
          {labels === undefined
            ? i18n.translate('anomalyForest.models.modelButtons.learnFromLabelsText', {
                defaultMessage: 'Learn from labels',
              })
            : i18n.translate('anomalyForest.models.modelButtons.learnFromLabelsText2', {
                defaultMessage: 'Learn from labels ({labels})',
                values: { labels },
              })}
        </ChangeButton>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <ChangeButton
          icon="branch"
          whyNot={
            enabled
              ? undefined
              : i18n.translate(
                  'anomalyForest.models.modelButtons.detectorDisabledEnableFirstReason',
                  { defaultMessage: 'The detector is disabled: enable it first.' },
                )
          }
          isLoading={isTraining}
          onClick={onTrain}
          testSubj="retrain"
        >
          {i18n.translate('anomalyForest.models.modelButtons.trainNewVersionText', {
            defaultMessage: 'Train new version',
          })}
        </ChangeButton>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
