import React, { useEffect, useRef } from 'react';
import {
  EuiFlexGroup,
  EuiFlexItem,
  EuiLink,
  EuiPanel,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { resultOf } from '../../../application/paths';
import { ChangeButton, useWhyNot } from '../../../components/change_button';
import { ScoreBar } from '../../../components/score_bar';
import { SeverityBadge } from '../../../components/severity_badge';
import { useLink } from '../../../components/use_link';
import { useFormat } from '../../../formatters/use_format';
import { useExplanation } from '../../../hooks/use_explanation';
import type { LabelQueue } from '../../../hooks/use_label_queue';
import { useAlike, type Suggestion } from '../../../hooks/use_suggestions';
import { DocumentTable } from '../../anomalies/document_table';
import { LabelEffectsText } from '../../anomalies/label_effects';
import { RowReasons } from '../../anomalies/row_reasons';
import { AlikeRows } from './alike_rows';

function Heading({ row }: { row: Suggestion }): React.ReactElement {
  const format = useFormat();
  const link = useLink();
  const { ml, ml_score: score = 0, result_id: resultId, time } = row;
  return (
    <EuiFlexGroup gutterSize="m" alignItems="center" wrap responsive={false}>
      <EuiFlexItem grow={false}>
        <EuiTitle size="xs">
          <h3>
            {time === null
              ? i18n.translate('anomalyForest.evaluate.labelNext.labelCard.rowWithoutTimeText', {
                  defaultMessage: 'Row without a time',
                })
              : format.time(time)}
          </h3>
        </EuiTitle>
      </EuiFlexItem>
      <EuiFlexItem grow={false} style={{ width: 160 }}>
        <ScoreBar score={score} severity={ml.severity ?? 'none'} />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <SeverityBadge severity={ml.severity ?? 'none'} />
      </EuiFlexItem>
      {row.drawn === 'disagreement' && ml.challenger ? (
        <EuiFlexItem grow={false}>
          <EuiText size="s">
            {ml.challenger.ml_anomaly
              ? i18n.translate(
                  'anomalyForest.evaluate.labelNext.labelCard.challengerSaysAnomalyText',
                  {
                    defaultMessage: 'The challenger says anomaly ({mlScore})',
                    values: { mlScore: format.score(ml.challenger.ml_score) },
                  },
                )
              : i18n.translate(
                  'anomalyForest.evaluate.labelNext.labelCard.challengerSaysOrdinaryText',
                  {
                    defaultMessage: 'The challenger says ordinary ({mlScore})',
                    values: { mlScore: format.score(ml.challenger.ml_score) },
                  },
                )}
          </EuiText>
        </EuiFlexItem>
      ) : null}
      <EuiFlexItem grow={false}>
        <EuiLink {...link(resultOf(ml.detector_id, { resultId, time }))}>
          {i18n.translate('anomalyForest.evaluate.labelNext.labelCard.amongItsNeighboursText', {
            defaultMessage: 'Among its neighbours',
          })}
        </EuiLink>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}

/** Why the row has its score, what labels changed of it, and its document. */
function Why({ row }: { row: Suggestion }): React.ReactElement {
  const request = useExplanation(row);
  const { data } = request;
  return (
    <EuiFlexGroup gutterSize="l" wrap responsive={false} alignItems="flexStart">
      <EuiFlexItem style={{ minWidth: 340 }} grow={3}>
        <RowReasons request={request} row={row} />
        {data?.explanation?.learnt ? (
          <>
            <EuiSpacer size="m" />
            <LabelEffectsText
              row={row.result_id}
              explanation={data.explanation}
              learnt={data.explanation.learnt}
            />
          </>
        ) : null}
      </EuiFlexItem>
      <EuiFlexItem style={{ minWidth: 280 }} grow={2}>
        {data === undefined ? null : <DocumentTable result={data} />}
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}

/** Keys that do what the buttons do, while the focus is on the card. */
function keysOf(queue: LabelQueue, give: (anomaly: boolean) => void): Record<string, () => void> {
  return {
    t: () => give(true),
    f: () => give(false),
    s: queue.skip,
    u: () => void queue.undo(),
  };
}

function KeysNote(): React.ReactElement {
  return (
    <EuiText size="xs" color="subdued">
      {i18n.translate('anomalyForest.evaluate.labelNext.labelCard.keysText', {
        defaultMessage: 'Keys:',
      })}{' '}
      <kbd>T</kbd>{' '}
      {i18n.translate('anomalyForest.evaluate.labelNext.labelCard.keyTrueText', {
        defaultMessage: 'true,',
      })}{' '}
      <kbd>F</kbd>{' '}
      {i18n.translate('anomalyForest.evaluate.labelNext.labelCard.keyFalseText', {
        defaultMessage: 'false,',
      })}{' '}
      <kbd>S</kbd>{' '}
      {i18n.translate('anomalyForest.evaluate.labelNext.labelCard.keySkipText', {
        defaultMessage: 'skip,',
      })}{' '}
      <kbd>U</kbd>{' '}
      {i18n.translate('anomalyForest.evaluate.labelNext.labelCard.keyUndoText', {
        defaultMessage: 'undo',
      })}
    </EuiText>
  );
}

/** @param props.rows that get the label: the one on show, and those like it */
function Buttons(props: {
  queue: LabelQueue;
  give: (anomaly: boolean) => void;
  whyNot: string | undefined;
  rows: number;
}): React.ReactElement {
  const { give, queue, rows, whyNot } = props;
  return (
    <EuiFlexGroup gutterSize="s" wrap responsive={false} alignItems="center">
      <EuiFlexItem grow={false}>
        <ChangeButton
          icon="check"
          whyNot={whyNot}
          isLoading={queue.isBusy}
          onClick={() => give(true)}
          testSubj="queueTrue"
        >
          {i18n.translate('anomalyForest.evaluate.labelNext.labelCard.trueAnomalyText', {
            defaultMessage: '{rows, plural, one {True anomaly} other {True anomaly (# rows)}}',
            values: { rows },
          })}
        </ChangeButton>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <ChangeButton
          icon="cross"
          whyNot={whyNot}
          isLoading={queue.isBusy}
          onClick={() => give(false)}
          testSubj="queueFalse"
        >
          {i18n.translate('anomalyForest.evaluate.labelNext.labelCard.falseAnomalyText', {
            defaultMessage: '{rows, plural, one {False anomaly} other {False anomaly (# rows)}}',
            values: { rows },
          })}
        </ChangeButton>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <ChangeButton plain icon="frameNext" onClick={queue.skip} testSubj="queueSkip">
          {i18n.translate('anomalyForest.evaluate.labelNext.labelCard.skipText', {
            defaultMessage: 'Skip',
          })}
        </ChangeButton>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <ChangeButton
          plain
          icon="framePrevious"
          whyNot={
            queue.canUndo
              ? undefined
              : i18n.translate(
                  'anomalyForest.evaluate.labelNext.labelCard.nothingWasDoneYetReason',
                  { defaultMessage: 'Nothing was done yet.' },
                )
          }
          onClick={() => void queue.undo()}
          testSubj="queueUndo"
        >
          {i18n.translate('anomalyForest.evaluate.labelNext.labelCard.undoText', {
            defaultMessage: 'Undo',
          })}
        </ChangeButton>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <KeysNote />
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}

/** One row to label. */
export function LabelCard(props: {
  queue: LabelQueue;
  row: Suggestion;
  /** Rows like it get the same label. */
  withAlike: boolean;
}): React.ReactElement {
  const { queue, row, withAlike } = props;
  const card = useRef<HTMLDivElement>(null);
  const alike = useAlike(row, withAlike);
  const ids = (alike.data?.rows ?? []).map(({ result_id: id }) => id);
  const isLooking = withAlike && alike.isLoading;
  const reason = isLooking
    ? i18n.translate('anomalyForest.evaluate.labelNext.labelCard.rowsLikeBeingLookedText', {
        defaultMessage: 'Rows like it are being looked for.',
      })
    : undefined;
  const mayNot = useWhyNot()(reason);
  const give = (anomaly: boolean) => {
    if (mayNot === undefined) void queue.give(anomaly, ids);
  };
  const keys = keysOf(queue, give);
  useEffect(() => {
    // The next row takes the focus that the last one had; a page that is being opened does not.
    if (queue.done > 0 || document.activeElement === document.body) card.current?.focus();
  }, [queue.done]);
  return (
    <div
      ref={card}
      tabIndex={0}
      role="group"
      aria-label={i18n.translate(
        'anomalyForest.evaluate.labelNext.labelCard.rowLabelKeysTAriaLabel',
        { defaultMessage: 'Row to label. Keys: T true anomaly, F false anomaly, S skip, U undo.' },
      )}
      onKeyDown={(event) => {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        const act = keys[event.key.toLowerCase()];
        if (act === undefined) return;
        event.preventDefault();
        act();
      }}
      data-test-subj="labelCard"
    >
      <EuiPanel hasBorder hasShadow={false}>
        <Heading row={row} />
        <EuiSpacer size="m" />
        <Buttons queue={queue} give={give} whyNot={reason} rows={ids.length + 1} />
        {withAlike ? <AlikeRows request={alike} /> : null}
        <EuiSpacer size="m" />
        <Why row={row} />
      </EuiPanel>
    </div>
  );
}
