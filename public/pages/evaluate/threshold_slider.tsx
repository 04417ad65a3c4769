import React from 'react';
import { EuiFlexGroup, EuiFlexItem, EuiFormRow, EuiPanel, EuiRange, EuiSpacer } from '@elastic/eui';
import { Stats } from '../../components/stats';
import { nothing } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import type { ThresholdPrice } from './threshold_price';

const step = 0.001;

/** Tries a threshold out: what it would find, and what that costs. Changes nothing. */
export function ThresholdSlider(props: {
  /** Scores between which it can be moved, 0..1. */
  min: number;
  max: number;
  value: number;
  price: ThresholdPrice;
  onChange: (threshold: number) => void;
}): React.ReactElement {
  const { max, min, onChange, price, value } = props;
  const format = useFormat();
  return (
    <EuiPanel hasBorder hasShadow={false}>
      <EuiFlexGroup responsive={false}>
        <EuiFlexItem>
          <EuiFormRow
            label="Threshold to try out"
            helpText="A score, 0 to 1. Nothing is changed: a detector's threshold is part of its model options."
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
              aria-label="Threshold to try out"
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
              label: 'Alerts a day',
              value: price.alertsPerDay === null ? nothing : format.value(price.alertsPerDay),
              hint: 'At the rate of the rows scored lately.',
              testSubj: 'priceAlerts',
            },
            { label: 'Rows flagged', value: format.count(price.flagged), testSubj: 'priceFlagged' },
            {
              label: 'Precision',
              value: format.percent(price.precision),
              testSubj: 'pricePrecision',
            },
            { label: 'Recall', value: format.percent(price.recall), testSubj: 'priceRecall' },
            { label: 'F1', value: format.score(price.f1) },
          ]}
        />
      </div>
    </EuiPanel>
  );
}
