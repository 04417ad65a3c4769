import React, { useState } from 'react';
import { EuiFlyout, EuiFlyoutBody, EuiSkeletonText, EuiSpacer, EuiTitle } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ResultExplanation } from '../../../common/api/explain_result';
import type { ResultRow } from '../../../common/api/search_results';
import type { Detector } from '../../../common/detector';
import type { TrainingExclusion } from '../../../common/detector_training';
import { entityPathOf } from '../../../common/windows';
import { Requested } from '../../components/requested';
import { useExplanation } from '../../hooks/use_explanation';
import type { NeighbourScope } from '../../hooks/use_neighbours';
import type { Request } from '../../hooks/use_request';
import { DocumentTable } from './document_table';
import { ExcludedNote } from './excluded_note';
import { LabelFacts } from './label_buttons';
import { LabelEffectsText } from './label_effects';
import { NeighboursTable } from './neighbours_table';
import { ResultFacts } from './result_facts';
import { ResultHeader } from './result_header';
import { RowReasons } from './row_reasons';
import { filtersOf, type AnomaliesState } from './url_state';
import { VerdictChange } from './verdict_change';

function Section(props: { title: string; children: React.ReactNode }): React.ReactElement {
  return (
    <section>
      <EuiTitle size="xs">
        <h3>{props.title}</h3>
      </EuiTitle>
      <EuiSpacer size="s" />
      {props.children}
      <EuiSpacer size="l" />
    </section>
  );
}

interface ExplainedProps {
  row: ResultRow;
  request: Request<ResultExplanation>;
}

/** Without a word where the explanation failed: the document below says it. */
function ChangeSection({ request, row }: ExplainedProps): React.ReactElement | null {
  const { data, error } = request;
  const failed = data === undefined && error !== undefined;
  if (row.ml_score === undefined || failed || data?.explanation === null) return null;
  return (
    <Section
      title={i18n.translate('anomalyForest.anomalies.resultFlyout.whatWouldChangeVerdictTitle', {
        defaultMessage: 'What would change the verdict',
      })}
    >
      {data === undefined ? (
        <EuiSkeletonText lines={2} />
      ) : (
        <VerdictChange explanation={data.explanation} />
      )}
    </Section>
  );
}

/** Of a model that has learnt from labels. */
function LearntSection({ request, row }: ExplainedProps): React.ReactElement | null {
  const explanation = request.data?.explanation;
  if (!explanation?.learnt) return null;
  return (
    <Section
      title={i18n.translate('anomalyForest.anomalies.resultFlyout.whatLabelsChangedTitle', {
        defaultMessage: 'What labels changed',
      })}
    >
      <LabelEffectsText row={row.result_id} explanation={explanation} learnt={explanation.learnt} />
    </Section>
  );
}

function DocumentSection({ request }: Pick<ExplainedProps, 'request'>): React.ReactElement {
  return (
    <Section
      title={i18n.translate('anomalyForest.anomalies.resultFlyout.documentTitle', {
        defaultMessage: 'Document',
      })}
    >
      <Requested
        request={request}
        failure={i18n.translate(
          'anomalyForest.anomalies.resultFlyout.rowCouldNotExplainedFailure',
          { defaultMessage: 'The row could not be explained' },
        )}
        skeleton={<EuiSkeletonText lines={6} />}
      >
        {(result) => <DocumentTable result={result} />}
      </Requested>
    </Section>
  );
}

interface Props {
  row: ResultRow;
  detector: Detector;
  state: AnomaliesState;
  /** The rows of the page, for going to the next one. */
  rows: readonly ResultRow[];
  onOpen: (row: ResultRow) => void;
  onClose: () => void;
}

/** Neighbours of the same entity, where one is looked at; windows of the same entity. */
function neighbourScope({
  detector,
  row: { window },
  state,
}: Pick<Props, 'detector' | 'row' | 'state'>): NeighbourScope {
  const { windows } = detector.source;
  if (windows !== undefined && window !== undefined) {
    const length = Date.parse(window.end) - Date.parse(window.start);
    return { entity: { field: entityPathOf(windows), value: window.entity }, windowMs: length };
  }
  const { entity } = filtersOf(state);
  return entity === undefined ? {} : { entity };
}

function neighboursTitle({ window }: ResultRow): string {
  return window === undefined
    ? i18n.translate('anomalyForest.anomalies.resultFlyout.rightBeforeAfterTitle', {
        defaultMessage: 'Right before and after',
      })
    : i18n.translate('anomalyForest.anomalies.resultFlyout.entityBeforeAfterTitle', {
        defaultMessage: 'Right before and after: windows of {entity}',
        values: { entity: window.entity },
      });
}

/** Why one row has its score, what would change it, the verdict, and where it came from. */
export function ResultFlyout(props: Props): React.ReactElement {
  const { row } = props;
  const request = useExplanation(row);
  const [excluded, setExcluded] = useState<{ row: string; exclusion: TrainingExclusion }>();
  return (
    <EuiFlyout
      onClose={props.onClose}
      size="m"
      // Half of a narrow screen is too little for reasons beside their bars.
      style={{ minWidth: 'min(92vw, 600px)' }}
      aria-labelledby="resultTitle"
      data-test-subj="resultFlyout"
    >
      <ResultHeader
        {...props}
        document={request.data?.document ?? []}
        onExcluded={(exclusion) => setExcluded({ row: row.result_id, exclusion })}
      />
      <EuiFlyoutBody>
        {excluded?.row === row.result_id ? (
          <ExcludedNote detector={props.detector} exclusion={excluded.exclusion} />
        ) : null}
        <Section
          title={i18n.translate('anomalyForest.anomalies.resultFlyout.whyScoreTitle', {
            defaultMessage: 'Why this score',
          })}
        >
          <RowReasons row={row} request={request} />
        </Section>
        <LearntSection row={row} request={request} />
        {row.ml_score === undefined ? null : (
          <Section
            title={i18n.translate('anomalyForest.anomalies.resultFlyout.trueOrFalseTitle', {
              defaultMessage: 'True or false?',
            })}
          >
            <LabelFacts row={row} />
          </Section>
        )}
        <ChangeSection row={row} request={request} />
        <Section
          title={i18n.translate('anomalyForest.anomalies.resultFlyout.verdictOriginTitle', {
            defaultMessage: 'Verdict and origin',
          })}
        >
          <ResultFacts row={row} />
        </Section>
        {row.time === null ? null : (
          <Section title={neighboursTitle(row)}>
            <NeighboursTable row={row} scope={neighbourScope(props)} onOpen={props.onOpen} />
          </Section>
        )}
        <DocumentSection request={request} />
      </EuiFlyoutBody>
    </EuiFlyout>
  );
}
