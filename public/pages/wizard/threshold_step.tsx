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
import { i18n } from '@kbn/i18n';
import { roundedAlerts } from '../../../common/alerts_a_day';
import type { DetectorPreview } from '../../../common/api/preview_detector';
import type { Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { flaggedInSample, kindOf, scoreOf, thresholdAt, type ThresholdKind } from './alerts_a_day';
import { FindingsTable } from './findings_table';
import { rangeOf } from './histogram_bars';
import { ScoreHistogram } from './score_histogram';
import type { StepProps } from './source_step';

interface PreviewedProps extends StepProps {
  preview: DetectorPreview;
}

const kinds: readonly { id: ThresholdKind; label: string }[] = [
  {
    id: 'contamination',
    label: i18n.translate('anomalyForest.wizard.thresholdStep.shareRowsAlertsLabel', {
      defaultMessage: 'The share of rows that are alerts',
    }),
  },
  {
    id: 'alerts_per_day',
    label: i18n.translate('anomalyForest.wizard.thresholdStep.numberAlertsDayLabel', {
      defaultMessage: 'The number of alerts a day',
    }),
  },
  {
    id: 'score',
    label: i18n.translate('anomalyForest.wizard.thresholdStep.scoreLabel', {
      defaultMessage: 'The score',
    }),
  },
];

/** "About 12 alerts a day", and "Fewer than one" for what is next to nothing. */
function alertsText(alerts: number, format: Format): string {
  if (alerts === 0) {
    return i18n.translate('anomalyForest.wizard.thresholdStep.noAlertsDayText', {
      defaultMessage: 'No alerts a day',
    });
  }
  if (alerts < 1) {
    return i18n.translate('anomalyForest.wizard.thresholdStep.fewerThanOneAlertsText', {
      defaultMessage: 'Fewer than one alerts a day',
    });
  }
  return i18n.translate('anomalyForest.wizard.thresholdStep.aboutAlertDayText', {
    defaultMessage: 'About {rounded} {roundedCount, plural, one {alert} other {alerts}} a day',
    values: { rounded: format.alertsADay(alerts), roundedCount: roundedAlerts(alerts) },
  });
}

function Price({ preview, score }: { preview: DetectorPreview; score: number }) {
  const format = useFormat();
  const flagged = flaggedInSample(score, preview);
  const share = preview.rows === 0 ? 0 : flagged.rows / preview.rows;
  const alerts = preview.rows_per_day === null ? null : share * preview.rows_per_day;
  const inSample = flagged.isExact
    ? format.count(flagged.rows)
    : i18n.translate('anomalyForest.wizard.thresholdStep.aboutSoManyText', {
        defaultMessage: 'about {rows}',
        values: { rows: format.count(flagged.rows) },
      });
  return (
    <EuiText aria-live="polite" data-test-subj="alertsADay">
      <p>
        <strong style={{ fontSize: '1.4em' }}>
          {alerts === null
            ? i18n.translate('anomalyForest.wizard.thresholdStep.rowsText', {
                defaultMessage: '{share} of the rows',
                values: { share: format.percent(share) },
              })
            : alertsText(alerts, format)}
        </strong>
        <br />
        {preview.rows_per_day === null
          ? i18n.translate('anomalyForest.wizard.thresholdStep.rowsAboutSampleText', {
              defaultMessage: '{share} of the rows: {inSample} of the {rows} in the sample.',
              values: {
                share: format.percent(share),
                inSample,
                rows: format.count(preview.rows),
              },
            })
          : i18n.translate('anomalyForest.wizard.thresholdStep.rowsAboutSampleAtText', {
              defaultMessage:
                '{share} of the rows: {inSample} of the {rows} in the sample, at {rowsPerDay} {rowsPerDayCount, plural, one {row} other {rows}} a day.',
              values: {
                share: format.percent(share),
                inSample,
                rows: format.count(preview.rows),
                rowsPerDay: format.count(preview.rows_per_day),
                rowsPerDayCount: preview.rows_per_day,
              },
            })}
      </p>
    </EuiText>
  );
}

const texts = {
  thresholdScoreLabel: i18n.translate('anomalyForest.wizard.thresholdStep.thresholdScoreLabel', {
    defaultMessage: 'Threshold (score)',
  }),
  dragUseArrowKeysHelp: i18n.translate('anomalyForest.wizard.thresholdStep.dragUseArrowKeysHelp', {
    defaultMessage: 'Drag it, use the arrow keys, or click in the chart.',
  }),
  thresholdScoreAriaLabel: i18n.translate(
    'anomalyForest.wizard.thresholdStep.thresholdScoreAriaLabel',
    { defaultMessage: 'Threshold (score)' },
  ),
  whatStaysWhenModelText: i18n.translate(
    'anomalyForest.wizard.thresholdStep.whatStaysWhenModelText',
    { defaultMessage: 'What stays when the model is trained anew' },
  ),
  whatWouldFindText: i18n.translate('anomalyForest.wizard.thresholdStep.whatWouldFindText', {
    defaultMessage: 'What it would find',
  }),
};

function findingsText(
  findings: DetectorPreview['findings'],
  { score, format }: { score: number; format: Format },
): string {
  const alerts = findings.filter((finding) => finding.score >= score).length;
  return i18n.translate('anomalyForest.wizard.thresholdStep.rowSampleWithHighestText', {
    defaultMessage:
      'The {findings} {findingsCount, plural, one {row} other {rows}} of the sample with the highest scores; {alerts} of them are alerts at this threshold.',
    values: {
      findings: format.count(findings.length),
      findingsCount: findings.length,
      alerts: format.count(alerts),
    },
  });
}

/** From which score on a row is an alert, what that costs a day, and what it would find. */
export function ThresholdStep({ draft, change, preview }: PreviewedProps): React.ReactElement {
  const score = scoreOf(draft.threshold, preview);
  const kind = kindOf(draft.threshold);
  const range = useMemo(() => rangeOf(preview.score_histogram), [preview.score_histogram]);
  const setScore = (next: number) => change({ threshold: thresholdAt(next, kind, preview) });
  const knowsRate = preview.rows_per_day !== null;
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
              label={texts.thresholdScoreLabel}
              helpText={texts.dragUseArrowKeysHelp}
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
                aria-label={texts.thresholdScoreAriaLabel}
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
            legend={{
              children: texts.whatStaysWhenModelText,
            }}
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
        <h3>{texts.whatWouldFindText}</h3>
      </EuiTitle>
      <EuiText size="s" color="subdued">
        <p>{findingsText(preview.findings, { score, format })}</p>
      </EuiText>
      <EuiSpacer size="s" />
      <FindingsTable findings={preview.findings} threshold={score} entityField={draft.entity} />
    </>
  );
}
