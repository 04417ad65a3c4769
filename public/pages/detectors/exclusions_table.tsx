import React from 'react';
import { EuiBasicTable, EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import type { Detector, TrainingExclusion } from '../../../common/detector';
import { ChangeButton } from '../../components/change_button';
import { nothing } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { useTrainingExclusion } from '../../hooks/use_training_exclusion';
import { exclusionText } from '../../results/exclusion_text';
import { useServices } from '../../services_context';

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
      notify.success('The next training takes it in again');
    }
    onChanged();
  };
  return (
    <>
      <EuiTitle size="xs">
        <h2>Left out of training</h2>
      </EuiTitle>
      <EuiText size="s" color="subdued">
        <p>The next training does not learn from these rows; they are scored all the same.</p>
      </EuiText>
      <EuiSpacer size="s" />
      <EuiBasicTable<TrainingExclusion>
        items={exclude}
        itemId={(exclusion: TrainingExclusion) => JSON.stringify(exclusion)}
        tableCaption="Left out of training"
        columns={[
          {
            name: 'What',
            render: (exclusion: TrainingExclusion) => exclusionText(exclusion, format),
          },
          { name: 'Reason', render: ({ why }: TrainingExclusion) => why ?? nothing },
          {
            name: 'Actions',
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
                Take in again
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
