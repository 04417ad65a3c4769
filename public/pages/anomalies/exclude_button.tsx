import React, { useState } from 'react';
import { i18n } from '@kbn/i18n';
import type { DocumentField } from '../../../common/api/explain_result';
import type { ResultRow } from '../../../common/api/search_results';
import type { Detector } from '../../../common/detector';
import type { TrainingExclusion } from '../../../common/detector_training';
import { ChangeButton } from '../../components/change_button';
import { useFormat } from '../../formatters/use_format';
import { useTrainingExclusion } from '../../hooks/use_training_exclusion';
import { useServices } from '../../services_context';
import { ExcludeModal } from './exclude_modal';
import { exclusionChoices, type ExclusionChoice } from './exclusion_choices';
import type { AnomaliesState } from './url_state';

/** Leaves a finding, its time or its entity out of the next training. */
export function ExcludeButton(props: {
  row: ResultRow;
  detector: Detector;
  state: AnomaliesState;
  document: readonly DocumentField[];
  /** Told of what training leaves out from now on. */
  onExcluded: (exclusion: TrainingExclusion) => void;
}): React.ReactElement {
  const { detector, document, onExcluded, row, state } = props;
  const { notify } = useServices();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { isBusy, set } = useTrainingExclusion(detector.id);
  const exclude = async (choice: ExclusionChoice) => {
    const answer = await set(choice.exclusion, true);
    if (answer === undefined) return;
    setOpen(false);
    onExcluded(answer.exclusion);
    notify.success(
      i18n.translate('anomalyForest.anomalies.excludeButton.nextTrainingLeavesOutText', {
        defaultMessage: 'The next training leaves it out',
      }),
      answer.rows === 0
        ? i18n.translate('anomalyForest.anomalies.excludeButton.noRowSourceMatchesText', {
            defaultMessage: 'No row of the source matches it as of now, so it changes nothing yet.',
          })
        : row.window !== undefined
          ? i18n.translate('anomalyForest.anomalies.excludeButton.windowsOfSourceText', {
              defaultMessage:
                '{rows} {rowsCount, plural, one {window} other {windows}} of the source as of now. They are scored all the same.',
              values: { rows: format.count(answer.rows), rowsCount: answer.rows },
            })
          : i18n.translate('anomalyForest.anomalies.excludeButton.rowSourceAsNowText', {
              defaultMessage:
                '{rows} {rowsCount, plural, one {row} other {rows}} of the source as of now. They are scored all the same.',
              values: { rows: format.count(answer.rows), rowsCount: answer.rows },
            }),
    );
  };
  return (
    <>
      <ChangeButton plain icon="filterExclude" onClick={() => setOpen(true)} testSubj="exclude">
        {i18n.translate('anomalyForest.anomalies.excludeButton.excludeText', {
          defaultMessage: 'Exclude',
        })}
      </ChangeButton>
      {isOpen ? (
        <ExcludeModal
          choices={exclusionChoices(row, { detector, document, state })}
          isBusy={isBusy}
          onConfirm={(choice) => void exclude(choice)}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
