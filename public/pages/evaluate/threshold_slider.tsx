import React from 'react';
import { EuiFlexGroup, EuiFlexItem, EuiFormRow, EuiPanel, EuiRange, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { Stats } from '../../components/stats';
import { useFormat } from '../../formatters/use_format';
import type { ThresholdPrice } from './threshold_price';

const step = 0.001;

const texts = {
  thresholdTryOutLabel: i18n.translate(
    'anomalyForest.evaluate.thresholdSlider.thresholdTryOutLabel',
    {
      defaultMessage: 'Threshold to try out',
    },
  ),
  scoreNothingChangedDetectorsHelp: i18n.translate(
    'anomalyForest.evaluate.thresholdSlider.scoreNothingChangedDetectorsHelp',
    {
      defaultMessage:
        "A score, 0 to 1. Nothing is changed: a detector's threshold is part of its model options.",
    },
  ),
  thresholdTryOutAriaLabel: i18n.translate(
    'anomalyForest.evaluate.thresholdSlider.thresholdTryOutAriaLabel',
    { defaultMessage: 'Threshold to try out' },
  ),
  alertsDayLabel: i18n.translate('anomalyForest.evaluate.thresholdSlider.alertsDayLabel', {
    defaultMessage: 'Alerts a day',
  }),
  atRateRowsScoredHint: i18n.translate(
    'anomalyForest.evaluate.thresholdSlider.atRateRowsScoredHint',
    {
      defaultMessage: 'At the rate of the rows scored lately.',
    },
  ),
  rowsFlaggedLabel: i18n.translate('anomalyForest.evaluate.thresholdSlider.rowsFlaggedLabel', {
    defaultMessage: 'Rows flagged',
  }),
  precisionLabel: i18n.translate('anomalyForest.evaluate.thresholdSlider.precisionLabel', {
    defaultMessage: 'Precision',
  }),
  recallLabel: i18n.translate('anomalyForest.evaluate.thresholdSlider.recallLabel', {
    defaultMessage: 'Recall',
  }),
};

const nowText = (threshold: number) =>
  i18n.translate('anomalyForest.evaluate.thresholdSlider.nowStandsAtText', {
    defaultMessage:
      'It stands at {threshold} now; until it is moved, the figures are those of the verdicts above.',
    values: { threshold: String(Number(threshold.toFixed(5))) },
  });

/** Tries a threshold out: what it would find, and what that costs. Changes nothing. */
export function ThresholdSlider(props: {
  /** Scores between which it can be moved, 0..1. */
  min: number;
  max: number;
  value: number;
  /** False while it stands where the detector has it. */
  isMoved: boolean;
  price: ThresholdPrice;
  onChange: (threshold: number) => void;
}): React.ReactElement {
  const { isMoved, max, min, onChange, price, value } = props;
  const format = useFormat();
  return (
    <EuiPanel hasBorder hasShadow={false}>
      <EuiFlexGroup responsive={false}>
        <EuiFlexItem>
          <EuiFormRow
            label={texts.thresholdTryOutLabel}
            helpText={
              isMoved
                ? texts.scoreNothingChangedDetectorsHelp
                : [texts.scoreNothingChangedDetectorsHelp, nowText(value)]
            }
            fullWidth
          >
            <EuiRange
              fullWidth
              showInput
              min={Math.floor(min / step) * step}
              max={Math.ceil(max / step) * step}
              step={step}
              value={value.toFixed(3)}
              onChange={({ currentTarget }) => {
                const next = Number(currentTarget.value);
                if (Number.isFinite(next)) onChange(next);
              }}
              aria-label={texts.thresholdTryOutAriaLabel}
              data-test-subj="thresholdSlider"
            />
          </EuiFormRow>
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="m" />
      <div data-test-subj="thresholdPrice">
        <Stats
          stats={[
            {
              label: texts.alertsDayLabel,
              value: format.alertsADay(price.alertsPerDay),
              hint: texts.atRateRowsScoredHint,
              testSubj: 'priceAlerts',
            },
            {
              label: texts.rowsFlaggedLabel,
              value: format.count(price.flagged),
              testSubj: 'priceFlagged',
            },
            {
              label: texts.precisionLabel,
              value: format.percent(price.precision),
              testSubj: 'pricePrecision',
            },
            {
              label: texts.recallLabel,
              value: format.percent(price.recall),
              testSubj: 'priceRecall',
            },
            { label: 'F1', value: format.score(price.f1) },
          ]}
        />
      </div>
    </EuiPanel>
  );
}
