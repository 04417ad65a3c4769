import React from 'react';
import {
  EuiButtonGroup,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiSpacer,
  EuiText,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorOverview } from '../../../../common/api/shared';
import type { LabelDraw } from '../../../../common/label';
import { useAddress } from '../../../hooks/use_address';
import { useLabels } from '../../../hooks/use_labels';
import { LabelsShown } from '../../anomalies/labels_context';
import { LabelBatch } from './label_batch';
import { LabelFigures } from './label_figures';
import { LabelOneByOne } from './label_one_by_one';
import { NotTrained } from './nothing_to_label';

const modes: ReadonlyArray<{ id: LabelDraw; label: string; meaning: string }> = [
  {
    id: 'ranked',
    label: i18n.translate('anomalyForest.evaluate.labelNext.labelNextPanel.highestScoresLabel', {
      defaultMessage: 'Highest scores',
    }),
    meaning: i18n.translate(
      'anomalyForest.evaluate.labelNext.labelNextPanel.rowsDetectorFindsMostMeaning',
      {
        defaultMessage:
          'The rows that the detector finds most anomalous. These labels teach most, but say nothing of how good the detector is: what was shown for its rank is no fair sample.',
      },
    ),
  },
  {
    id: 'disagreement',
    label: i18n.translate('anomalyForest.evaluate.labelNext.labelNextPanel.mixedLabel', {
      defaultMessage: 'Mixed',
    }),
    meaning: i18n.translate(
      'anomalyForest.evaluate.labelNext.labelNextPanel.halfThemRowsWhichMeaning',
      {
        defaultMessage:
          'Half of them rows of which champion and challenger say different things, the others by score. These labels teach most, but say nothing of how good the detector is: what was shown for its rank is no fair sample.',
      },
    ),
  },
  {
    id: 'random',
    label: i18n.translate('anomalyForest.evaluate.labelNext.labelNextPanel.atRandomLabel', {
      defaultMessage: 'At random',
    }),
    meaning: i18n.translate(
      'anomalyForest.evaluate.labelNext.labelNextPanel.rowsDrawnAtRandomMeaning',
      {
        defaultMessage:
          'Rows drawn at random among those that the champion flags. Their labels teach less, and give an honest estimate: the share of true anomalies among its findings, above. Of anomalies that were missed it says nothing.',
      },
    ),
  },
];

const views = [
  {
    id: 'one',
    label: i18n.translate('anomalyForest.evaluate.labelNext.labelNextPanel.oneOneLabel', {
      defaultMessage: 'One by one',
    }),
  },
  {
    id: 'batch',
    label: i18n.translate('anomalyForest.evaluate.labelNext.labelNextPanel.tenAtOnceLabel', {
      defaultMessage: 'Ten at once',
    }),
  },
];

/** What to label next. The address holds which rows, and whether they come one by one. */
export function LabelNextPanel(props: {
  overview: DetectorOverview;
  /** ISO 8601. */
  times: { from: string; to: string };
}): React.ReactElement {
  const { overview, times } = props;
  const [params, change] = useAddress();
  const { id } = overview.detector;
  const labels = useLabels(id);
  const mode = modes.find((one) => one.id === params.get('draw')) ?? modes[0];
  const view = params.get('view') === 'batch' ? 'batch' : 'one';
  if (overview.model === null) return <NotTrained detectorId={id} />;
  const draw = mode?.id ?? 'ranked';
  const Rows = view === 'batch' ? LabelBatch : LabelOneByOne;
  return (
    <LabelsShown value={labels}>
      <LabelFigures detectorId={id} request={labels.request} />
      <EuiSpacer size="m" />
      <EuiFlexGroup gutterSize="l" wrap responsive={false}>
        <EuiFlexItem grow={false}>
          <EuiFormRow
            label={i18n.translate(
              'anomalyForest.evaluate.labelNext.labelNextPanel.rowsLabelLabel',
              { defaultMessage: 'Rows to label' },
            )}
            hasChildLabel={false}
          >
            <EuiButtonGroup
              legend={i18n.translate(
                'anomalyForest.evaluate.labelNext.labelNextPanel.rowsLabelLegend',
                { defaultMessage: 'Rows to label' },
              )}
              buttonSize="compressed"
              options={modes.map(({ id: one, label }) => ({ id: one, label }))}
              idSelected={draw}
              onChange={(one) => change({ draw: one === 'ranked' ? undefined : one })}
              data-test-subj="labelDraw"
            />
          </EuiFormRow>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiFormRow
            label={i18n.translate('anomalyForest.evaluate.labelNext.labelNextPanel.shownLabel', {
              defaultMessage: 'Shown',
            })}
            hasChildLabel={false}
          >
            <EuiButtonGroup
              legend={i18n.translate(
                'anomalyForest.evaluate.labelNext.labelNextPanel.shownLegend',
                { defaultMessage: 'Shown' },
              )}
              buttonSize="compressed"
              options={views}
              idSelected={view}
              onChange={(one) => change({ view: one === 'one' ? undefined : one })}
              data-test-subj="labelView"
            />
          </EuiFormRow>
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="s" />
      <EuiText size="s" color="subdued">
        <p>{mode?.meaning}</p>
      </EuiText>
      <EuiSpacer size="m" />
      <Rows
        key={`${view} ${draw} ${times.from} ${times.to}`}
        asked={{ detectorId: id, mode: draw, times }}
        labels={labels}
      />
    </LabelsShown>
  );
}
