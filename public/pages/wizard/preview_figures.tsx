import React from 'react';
import { EuiCallOut, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorPreview } from '../../../common/api/preview_detector';
import { Stats } from '../../components/stats';
import { nothing } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';

/** What is remarkable about the sample, in sentences; none when all is well. */
export function previewWarnings(
  preview: DetectorPreview,
  count: (value: number) => string,
): string[] {
  const { constant_features: constant, near_constant_features: nearly, rows } = preview;
  const leftOut = Object.entries(preview.left_out_reasons);
  const total = leftOut.reduce((sum, [, number]) => sum + number, 0);
  const codes = leftOut.map(([code, number]) => `${code} ${count(number)}`).join(', ');
  const fewRows = 1_000;
  return [
    ...(total > 0
      ? [
          i18n.translate('anomalyForest.wizard.previewFigures.documentGivesNoRowText', {
            defaultMessage:
              '{total} of {total2} {total2Count, plural, one {document gives} other {documents give}} no row ({codes}): let what is typical stand in for missing values, or leave the field out.',
            values: {
              total: count(total),
              total2: count(total + rows),
              total2Count: total + rows,
              codes,
            },
          }),
        ]
      : []),
    ...(constant.length > 0
      ? [
          i18n.translate('anomalyForest.wizard.previewFigures.alwaysSameSampleSoText', {
            defaultMessage:
              'Always the same in the sample, so nothing in them can stand out: {constant}.',
            values: { constant: constant.join(', ') },
          }),
        ]
      : []),
    ...(nearly.length > 0
      ? [
          i18n.translate('anomalyForest.wizard.previewFigures.nearlyAlwaysSameSoText', {
            defaultMessage: 'Nearly always the same, so they seldom tell anything: {nearly}.',
            values: { nearly: nearly.join(', ') },
          }),
        ]
      : []),
    ...(rows < fewRows
      ? [
          i18n.translate('anomalyForest.wizard.previewFigures.onlyRowScoresThresholdsText', {
            defaultMessage:
              'Only {rows} {rowsCount, plural, one {row} other {rows}}: scores and thresholds of so few are rough.',
            values: { rows: count(rows), rowsCount: rows },
          }),
        ]
      : []),
    ...(preview.rows_per_day === null
      ? [
          i18n.translate('anomalyForest.wizard.previewFigures.allRowsOneTimeText', {
            defaultMessage:
              'All rows are of one time, so nobody can say how many alerts a day there would be.',
          }),
        ]
      : []),
  ];
}

export function PreviewWarnings({ preview }: { preview: DetectorPreview }) {
  const format = useFormat();
  const warnings = previewWarnings(preview, format.count);
  if (warnings.length === 0) return null;
  return (
    <>
      <EuiCallOut
        size="s"
        color="warning"
        iconType="alert"
        title={i18n.translate('anomalyForest.wizard.previewFigures.whatKnowSampleTitle', {
          defaultMessage: 'What to know of the sample',
        })}
        data-test-subj="previewWarnings"
      >
        <EuiText size="s">
          <ul>
            {warnings.map((warning) => (
              <li key={warning} style={{ overflowWrap: 'anywhere' }}>
                {warning}
              </li>
            ))}
          </ul>
        </EuiText>
      </EuiCallOut>
      <EuiSpacer size="m" />
    </>
  );
}

/** What the preview was trained on. */
export function PreviewFigures({ preview }: { preview: DetectorPreview }): React.ReactElement {
  const format = useFormat();
  const { from, rows, rows_per_day: rate, to, took_ms: took } = preview;
  const at = (time: string | null) => (time === null ? nothing : format.time(time));
  return (
    <Stats
      stats={[
        {
          label: i18n.translate('anomalyForest.wizard.previewFigures.rowsSampleLabel', {
            defaultMessage: 'Rows in the sample',
          }),
          value: format.count(rows),
          testSubj: 'previewRows',
        },
        {
          label: i18n.translate('anomalyForest.wizard.previewFigures.trainedScoredLabel', {
            defaultMessage: 'Trained and scored in',
          }),
          value: format.span(took),
        },
        {
          label: i18n.translate('anomalyForest.wizard.previewFigures.rowsDayLabel', {
            defaultMessage: 'Rows a day',
          }),
          value: rate === null ? nothing : format.count(rate),
          hint: i18n.translate('anomalyForest.wizard.previewFigures.atRateNewestSevenHint', {
            defaultMessage: 'At the rate of the newest seven days of the sample',
          }),
        },
        {
          label: i18n.translate('anomalyForest.wizard.previewFigures.firstRowLabel', {
            defaultMessage: 'First row',
          }),
          value: at(from),
        },
        {
          label: i18n.translate('anomalyForest.wizard.previewFigures.lastRowLabel', {
            defaultMessage: 'Last row',
          }),
          value: at(to),
        },
      ]}
    />
  );
}
