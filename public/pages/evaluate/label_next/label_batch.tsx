import React, { useMemo, useState } from 'react';
import {
  EuiBasicTable,
  EuiFlexGroup,
  EuiFlexItem,
  EuiLink,
  EuiSpacer,
  EuiText,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { resultOf } from '../../../application/paths';
import { ChangeButton } from '../../../components/change_button';
import { Requested } from '../../../components/requested';
import { ScoreBar } from '../../../components/score_bar';
import { SeverityBadge } from '../../../components/severity_badge';
import { TableSkeleton } from '../../../components/skeletons';
import { useLink, type LinkProps } from '../../../components/use_link';
import { WideTable } from '../../../components/wide_table';
import { type Format } from '../../../formatters/format';
import { useFormat } from '../../../formatters/use_format';
import { passOver } from '../../../hooks/passed_over';
import type { Labels } from '../../../hooks/use_labels';
import { useSuggestions, type Suggestion } from '../../../hooks/use_suggestions';
import { firstReason } from '../../../results/reason_text';
import { LabelButtons } from '../../anomalies/label_buttons';
import { LabelsShown } from '../../anomalies/labels_context';
import type { RowsToLabelProps } from './label_one_by_one';
import { NothingToLabel } from './nothing_to_label';

function columnsOf(
  format: Format,
  link: (path: string) => LinkProps,
): EuiBasicTableColumn<Suggestion>[] {
  return [
    {
      name: i18n.translate('anomalyForest.evaluate.labelNext.labelBatch.scoreName', {
        defaultMessage: 'Score',
      }),
      width: '150px',
      render: ({ ml, ml_score: score = 0 }: Suggestion) => (
        <ScoreBar score={score} severity={ml.severity ?? 'none'} />
      ),
    },
    {
      name: i18n.translate('anomalyForest.evaluate.labelNext.labelBatch.severityName', {
        defaultMessage: 'Severity',
      }),
      width: '110px',
      render: ({ ml }: Suggestion) => <SeverityBadge severity={ml.severity ?? 'none'} />,
    },
    {
      name: i18n.translate('anomalyForest.evaluate.labelNext.labelBatch.timeName', {
        defaultMessage: 'Time',
      }),
      width: '230px',
      render: ({ ml, result_id: resultId, time }: Suggestion) => (
        <EuiLink {...link(resultOf(ml.detector_id, { resultId, time }))}>
          {time === null ? ml.source.id : format.time(time)}
        </EuiLink>
      ),
    },
    {
      name: i18n.translate('anomalyForest.evaluate.labelNext.labelBatch.firstReasonName', {
        defaultMessage: 'First reason',
      }),
      render: (row: Suggestion) => firstReason(row, format),
    },
    {
      name: i18n.translate('anomalyForest.evaluate.labelNext.labelBatch.shownBecauseName', {
        defaultMessage: 'Shown because',
      }),
      width: '140px',
      render: ({ drawn }: Suggestion) =>
        ({
          ranked: i18n.translate('anomalyForest.evaluate.labelNext.labelBatch.itsRankText', {
            defaultMessage: 'of its rank',
          }),
          disagreement: i18n.translate(
            'anomalyForest.evaluate.labelNext.labelBatch.modelsDisagreeText',
            { defaultMessage: 'models disagree' },
          ),
          random: i18n.translate('anomalyForest.evaluate.labelNext.labelBatch.drawnAtRandomText', {
            defaultMessage: 'drawn at random',
          }),
        })[drawn],
    },
    {
      name: i18n.translate('anomalyForest.evaluate.labelNext.labelBatch.trueName', {
        defaultMessage: 'True?',
      }),
      width: '90px',
      render: (row: Suggestion) => <LabelButtons row={row} />,
    },
  ];
}

/** The labels, given with how each row of the batch came to be shown. */
function drawnAs(labels: Labels, rows: readonly Suggestion[]): Labels {
  const drawn = new Map(rows.map((row) => [row.result_id, row.drawn]));
  return { ...labels, give: (id, anomaly) => labels.give(id, anomaly, drawn.get(id)) };
}

function Batch(props: {
  rows: readonly Suggestion[];
  labels: Labels;
  onNext: () => void;
}): React.ReactElement {
  const { labels, onNext, rows } = props;
  const format = useFormat();
  const link = useLink();
  const shown = useMemo(() => drawnAs(labels, rows), [labels, rows]);
  const left = rows.filter(({ result_id: id }) => labels.of(id) === undefined).length;
  return (
    <LabelsShown value={shown}>
      <WideTable minWidth={900}>
        <EuiBasicTable<Suggestion>
          items={[...rows]}
          itemId="result_id"
          tableCaption={i18n.translate(
            'anomalyForest.evaluate.labelNext.labelBatch.rowsLabelCaption',
            { defaultMessage: 'Rows to label' },
          )}
          columns={columnsOf(format, link)}
          data-test-subj="labelBatch"
        />
      </WideTable>
      <EuiSpacer size="m" />
      <EuiFlexGroup gutterSize="m" alignItems="center" responsive={false}>
        <EuiFlexItem grow={false}>
          <ChangeButton icon="frameNext" onClick={onNext} testSubj="nextBatch">
            {left === 0
              ? i18n.translate('anomalyForest.evaluate.labelNext.labelBatch.nextRowsText', {
                  defaultMessage: 'Next rows',
                })
              : i18n.translate('anomalyForest.evaluate.labelNext.labelBatch.skipRestNextRowsText', {
                  defaultMessage: 'Skip the rest, next rows',
                })}
          </ChangeButton>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiText size="s" color="subdued">
            {i18n.translate('anomalyForest.evaluate.labelNext.labelBatch.labelledText', {
              defaultMessage: '{rows} of {rows2} labelled',
              values: { rows: format.count(rows.length - left), rows2: format.count(rows.length) },
            })}
          </EuiText>
        </EuiFlexItem>
      </EuiFlexGroup>
    </LabelsShown>
  );
}

/** Rows to label, several at a time; they stay where they are until the next ones are asked for. */
export function LabelBatch({ asked, labels }: RowsToLabelProps): React.ReactElement {
  const [turn, setTurn] = useState(0);
  const request = useSuggestions(asked, turn);
  return (
    <Requested
      request={request}
      failure={i18n.translate(
        'anomalyForest.evaluate.labelNext.labelBatch.whatLabelNextCouldFailure',
        { defaultMessage: 'What to label next could not be read' },
      )}
      skeleton={<TableSkeleton />}
    >
      {({ rows }) =>
        rows.length === 0 ? (
          <NothingToLabel {...asked} />
        ) : (
          <Batch
            rows={rows}
            labels={labels}
            onNext={() => {
              const left = rows.filter(({ result_id: id }) => labels.of(id) === undefined);
              passOver(
                asked.detectorId,
                left.map(({ result_id: id }) => id),
              );
              setTurn((n) => n + 1);
            }}
          />
        )
      }
    </Requested>
  );
}
