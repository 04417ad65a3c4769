import React, { useMemo } from 'react';
import {
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiPanel,
  EuiRadioGroup,
  EuiRange,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import type { DetectorPreview } from '../../../common/api/preview_detector';
import { useFormat } from '../../formatters/use_format';
import {
  alertsADay,
  kindOf,
  scoreOf,
  shareOver,
  thresholdAt,
  type ThresholdKind,
} from './alerts_a_day';
import { FindingsTable } from './findings_table';
import { rangeOf } from './histogram_bars';
import { ScoreHistogram } from './score_histogram';
import type { StepProps } from './source_step';

interface PreviewedProps extends StepProps {
  preview: DetectorPreview;
}

const kinds: readonly { id: ThresholdKind; label: string }[] = [
  { id: 'contamination', label: 'The share of rows that are alerts' },
  { id: 'alerts_per_day', label: 'The number of alerts a day' },
  { id: 'score', label: 'The score' },
];

/** "About 12", and "Fewer than one" for what is next to nothing. */
function aboutText(alerts: number, count: (value: number) => string): string {
  if (alerts === 0) return 'No';
  if (alerts < 1) return 'Fewer than one';
  return `About ${count(Number(alerts.toPrecision(2)))}`;
}

function Price({ preview, score }: { preview: DetectorPreview; score: number }) {
  const format = useFormat();
  const share = shareOver(score, preview);
  const alerts = alertsADay(score, preview);
  const inSample = Math.round(share * preview.rows);
  return (
    <EuiText aria-live="polite" data-test-subj="alertsADay">
      <p>
        <strong style={{ fontSize: '1.4em' }}>
          {alerts === null
            ? `${format.percent(share)} of the rows`
            : `${aboutText(alerts, format.count)} alerts a day`}
        </strong>
        <br />
        {format.percent(share)} of the rows: about {format.count(inSample)} of the{' '}
        {format.count(preview.rows)} in the sample
        {preview.rows_per_day === null
          ? '.'
          : `, at ${format.count(preview.rows_per_day)} rows a day.`}
      </p>
    </EuiText>
  );
}

/** From which score on a row is an alert, what that costs a day, and what it would find. */
export function ThresholdStep({ draft, change, preview }: PreviewedProps): React.ReactElement {
  const score = scoreOf(draft.threshold, preview);
  const kind = kindOf(draft.threshold);
  const range = useMemo(() => rangeOf(preview.score_histogram), [preview.score_histogram]);
  const setScore = (next: number) => change({ threshold: thresholdAt(next, kind, preview) });
  const knowsRate = preview.rows_per_day !== null;
  const alerts = preview.findings.filter((finding) => finding.score >= score).length;
  const format = useFormat();
  return (
    <>
      <EuiFlexGroup gutterSize="l" wrap>
        <EuiFlexItem grow={2} style={{ minWidth: 380 }}>
          <EuiPanel hasBorder hasShadow={false} paddingSize="m">
            <ScoreHistogram
              histogram={preview.score_histogram}
              range={range}
              threshold={score}
              onThreshold={setScore}
            />
            <EuiSpacer size="s" />
            <EuiFormRow
              label="Threshold (score)"
              helpText="Drag it, use the arrow keys, or click in the chart."
              fullWidth
            >
              <EuiRange
                fullWidth
                showInput
                min={Number(range.from.toFixed(2))}
                max={Number(range.to.toFixed(2))}
                step={0.001}
                value={score.toFixed(3)}
                onChange={({ currentTarget }) => {
                  const next = Number(currentTarget.value);
                  if (currentTarget.value !== '' && Number.isFinite(next)) setScore(next);
                }}
                aria-label="Threshold (score)"
                data-test-subj="thresholdRange"
              />
            </EuiFormRow>
          </EuiPanel>
        </EuiFlexItem>
        <EuiFlexItem grow={1} style={{ minWidth: 280 }}>
          <Price preview={preview} score={score} />
          <EuiSpacer size="m" />
          <EuiRadioGroup
            name="thresholdKind"
            legend={{ children: 'What stays when the model is trained anew' }}
            idSelected={kind}
            options={kinds.map(({ id, label }) => ({
              id,
              label,
              disabled: id === 'alerts_per_day' && !knowsRate,
            }))}
            onChange={(id) => {
              const next = kinds.find((known) => known.id === id)?.id ?? kind;
              change({ threshold: thresholdAt(score, next, preview) });
            }}
          />
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="l" />
      <EuiTitle size="xs">
        <h3>What it would find</h3>
      </EuiTitle>
      <EuiText size="s" color="subdued">
        <p>
          The {format.count(preview.findings.length)} rows of the sample with the highest scores;{' '}
          {format.count(alerts)} of them are alerts at this threshold.
        </p>
      </EuiText>
      <EuiSpacer size="s" />
      <FindingsTable findings={preview.findings} threshold={score} />
    </>
  );
}
