import React from 'react';
import { EuiButton, EuiEmptyPrompt } from '@elastic/eui';
import type { LabelDraw } from '../../../../common/label';
import { modelsOf } from '../../../application/paths';
import { useLink } from '../../../components/use_link';

const reasons: Readonly<Record<LabelDraw, string>> = {
  ranked: 'Every row of the range has a label or was passed over. New rows will stand here.',
  disagreement: 'Every row of the range has a label or was passed over. New rows will stand here.',
  random:
    'Every row that the champion flags has a label or was passed over. Right after a version was promoted it has flagged none yet.',
};

export function NothingToLabel(props: { detectorId: string; mode: LabelDraw }): React.ReactElement {
  const link = useLink();
  return (
    <EuiEmptyPrompt
      iconType="check"
      titleSize="s"
      title={<h3>Nothing is left to label</h3>}
      body={<p>{reasons[props.mode]}</p>}
      actions={<EuiButton {...link(modelsOf(props.detectorId))}>Let the detector learn</EuiButton>}
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
      title={<h3>Nothing is scored yet</h3>}
      body={
        <p>The detector has no model. Once it is trained and has scored rows, they stand here.</p>
      }
      actions={<EuiButton {...link(modelsOf(detectorId))}>Train it</EuiButton>}
      data-test-subj="nothingScored"
    />
  );
}
