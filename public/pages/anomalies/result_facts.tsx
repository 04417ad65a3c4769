import React from 'react';
import { EuiCode, EuiDescriptionList } from '@elastic/eui';
import type { ResultRow } from '../../../common/api/search_results';
import { errorCatalogue, isErrorCode } from '../../../common/errors';
import { CodeText } from '../../components/code_text';
import { SeverityBadge } from '../../components/severity_badge';
import { nothing, type Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { statusLabels, statusMeaning } from './row_status';

interface Fact {
  title: string;
  description: NonNullable<React.ReactNode>;
}

function verdict({ ml, ml_anomaly, ml_score: score }: ResultRow, format: Format): string {
  if (score === undefined) {
    return ml_anomaly
      ? 'Anomaly by its rules: the row was not scored'
      : 'None: the row was not scored';
  }
  const bound = ml.threshold;
  if (bound === undefined) return ml_anomaly ? 'Anomaly' : 'Ordinary';
  const relation = score >= bound ? 'at or over' : 'under';
  const words = `${format.score(score)} is ${relation} the threshold ${format.score(bound)}`;
  const byRules = ml_anomaly && score < bound ? ' by its rules' : '';
  return `${ml_anomaly ? 'Anomaly' : 'Ordinary'}${byRules}: ${words}`;
}

/** Each rule with what it counted. */
function rulesText({ rules = [], rule_reasons: reasons = [] }: ResultRow['ml']): string {
  const named = rules.map((rule, i) => {
    const reason = reasons[i];
    return reason === undefined ? rule : `${rule}: ${reason}`;
  });
  return named.join('; ') || nothing;
}

/** What to do about a row that was skipped. */
function remedyFacts(code: string | undefined): Fact[] {
  if (code === undefined || !isErrorCode(code)) return [];
  return [{ title: 'What to do', description: <CodeText text={errorCatalogue[code].remedy} /> }];
}

function factsOf(row: ResultRow, format: Format): Fact[] {
  const { ml } = row;
  const percentile =
    ml.percentile === undefined
      ? nothing
      : `At or above ${format.value(ml.percentile)} % of the training rows`;
  return [
    { title: 'Verdict', description: verdict(row, format) },
    { title: 'Severity', description: <SeverityBadge severity={ml.severity ?? 'none'} /> },
    { title: 'Rank', description: percentile },
    { title: 'Rules', description: rulesText(ml) },
    ...(ml.suppressed_rules === undefined
      ? []
      : [{ title: 'Rules suppressed', description: ml.suppressed_rules.join(', ') }]),
    ...(ml.rare === undefined ? [] : [{ title: 'Rare values', description: ml.rare.join(', ') }]),
    { title: 'Status', description: `${statusLabels[ml.status]}. ${statusMeaning(row)}` },
    ...remedyFacts(ml.skip_reason),
    {
      title: 'Source',
      description: (
        <>
          <EuiCode>{ml.source.id}</EuiCode> in {ml.source.index}
        </>
      ),
    },
    {
      title: 'Model',
      description:
        ml.model_version === undefined ? (
          nothing
        ) : (
          <>
            Version {format.count(ml.model_version)}, SHA-256{' '}
            <EuiCode>{(ml.model_sha256 ?? '').slice(0, 12)}</EuiCode>
          </>
        ),
    },
  ];
}

/** What was decided about a row, from what, and by which model. */
export function ResultFacts({ row }: { row: ResultRow }): React.ReactElement {
  const format = useFormat();
  return (
    <EuiDescriptionList
      type="column"
      compressed
      columnWidths={[1, 4]}
      listItems={factsOf(row, format)}
      style={{ overflowWrap: 'anywhere' }}
    />
  );
}
