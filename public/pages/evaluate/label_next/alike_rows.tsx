import React from 'react';
import {
  EuiAccordion,
  EuiBasicTable,
  EuiLoadingSpinner,
  EuiSpacer,
  EuiText,
  useGeneratedHtmlId,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { LabelSelection } from '../../../../common/api/select_for_labels';
import { ErrorCallout } from '../../../components/error_callout';
import { nothing, type Format } from '../../../formatters/format';
import { useFormat } from '../../../formatters/use_format';
import type { Request } from '../../../hooks/use_request';

type Alike = LabelSelection['rows'][number];

const mostShown = 20;

const columnsOf = (format: Format): EuiBasicTableColumn<Alike>[] => [
  {
    name: i18n.translate('anomalyForest.evaluate.labelNext.alikeRows.likenessName', {
      defaultMessage: 'Likeness',
    }),
    width: '100px',
    render: ({ likeness }: Alike) => (likeness === null ? nothing : format.percent(likeness)),
  },
  {
    name: i18n.translate('anomalyForest.evaluate.labelNext.alikeRows.scoreName', {
      defaultMessage: 'Score',
    }),
    width: '100px',
    render: ({ ml_score: score }: Alike) => (score === undefined ? nothing : format.score(score)),
  },
  {
    name: i18n.translate('anomalyForest.evaluate.labelNext.alikeRows.timeName', {
      defaultMessage: 'Time',
    }),
    render: ({ time }: Alike) => (time === null ? nothing : format.time(time)),
  },
  {
    name: i18n.translate('anomalyForest.evaluate.labelNext.alikeRows.documentName', {
      defaultMessage: 'Document',
    }),
    render: ({ ml }: Alike) => ml.source.id,
  },
];

const texts = {
  lookingForRowsLikeText: i18n.translate(
    'anomalyForest.evaluate.labelNext.alikeRows.lookingForRowsLikeText',
    {
      defaultMessage: 'Looking for rows like it',
    },
  ),
  rowsLikeCouldNotTitle: i18n.translate(
    'anomalyForest.evaluate.labelNext.alikeRows.rowsLikeCouldNotTitle',
    {
      defaultMessage: 'Rows like it could not be found; a label is given to this row alone',
    },
  ),
  rowLikeGetsText: i18n.translate('anomalyForest.evaluate.labelNext.alikeRows.rowLikeGetsText', {
    defaultMessage: '1 row like it gets',
  }),
  rowsLikeCaption: i18n.translate('anomalyForest.evaluate.labelNext.alikeRows.rowsLikeCaption', {
    defaultMessage: 'Rows like it',
  }),
};

/** How many rows would get the label of the one on show, before anything is labelled. */
export function AlikeRows({ request }: { request: Request<LabelSelection> }): React.ReactElement {
  const format = useFormat();
  const id = useGeneratedHtmlId();
  const { data, error, refresh } = request;
  if (data === undefined) {
    return (
      <>
        <EuiSpacer size="s" />
        {error === undefined ? (
          <EuiText size="s" color="subdued">
            <EuiLoadingSpinner size="s" /> {texts.lookingForRowsLikeText}
          </EuiText>
        ) : (
          <ErrorCallout title={texts.rowsLikeCouldNotTitle} error={error} onRetry={refresh} />
        )}
      </>
    );
  }
  const { looked_at: seen, rows } = data;
  const among = i18n.translate('anomalyForest.evaluate.labelNext.alikeRows.amongNextScoreText', {
    defaultMessage: 'among the {seen} next in score',
    values: { seen: format.count(seen) },
  });
  if (rows.length === 0) {
    return (
      <>
        <EuiSpacer size="s" />
        <EuiText size="s" data-test-subj="alikeCount">
          {i18n.translate('anomalyForest.evaluate.labelNext.alikeRows.noOtherRowWithoutText', {
            defaultMessage: 'No other row without a label is like it, {among}.',
            values: { among },
          })}
        </EuiText>
      </>
    );
  }
  const what =
    rows.length === 1
      ? texts.rowLikeGetsText
      : i18n.translate('anomalyForest.evaluate.labelNext.alikeRows.rowLikeGetText', {
          defaultMessage: '{rows} {rowsCount, plural, one {row} other {rows}} like it get',
          values: { rows: format.count(rows.length), rowsCount: rows.length },
        });
  return (
    <>
      <EuiSpacer size="s" />
      <EuiAccordion
        id={id}
        buttonContent={i18n.translate(
          'anomalyForest.evaluate.labelNext.alikeRows.sameLabelButton',
          { defaultMessage: '{what} the same label, {among}', values: { what, among } },
        )}
        data-test-subj="alikeCount"
      >
        <EuiBasicTable<Alike>
          items={rows.slice(0, mostShown)}
          itemId="result_id"
          tableCaption={texts.rowsLikeCaption}
          compressed
          columns={columnsOf(format)}
        />
        {rows.length > mostShown ? (
          <EuiText size="xs" color="subdued">
            {i18n.translate('anomalyForest.evaluate.labelNext.alikeRows.mostAlikeText', {
              defaultMessage: 'The {mostShown} most alike of {rows}',
              values: { mostShown: format.count(mostShown), rows: format.count(rows.length) },
            })}
          </EuiText>
        ) : null}
      </EuiAccordion>
    </>
  );
}
