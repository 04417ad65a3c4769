import React from 'react';
import { EuiCode, EuiDescriptionList } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
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
      ? i18n.translate('anomalyForest.anomalies.resultFacts.anomalyItsRulesRowText', {
          defaultMessage: 'Anomaly by its rules: the row was not scored',
        })
      : i18n.translate('anomalyForest.anomalies.resultFacts.noneRowWasNotText', {
          defaultMessage: 'None: the row was not scored',
        });
  }
  const bound = ml.threshold;
  if (bound === undefined) {
    return ml_anomaly
      ? i18n.translate('anomalyForest.anomalies.resultFacts.anomalyText', {
          defaultMessage: 'Anomaly',
        })
      : i18n.translate('anomalyForest.anomalies.resultFacts.ordinaryText', {
          defaultMessage: 'Ordinary',
        });
  }
  const words =
    score >= bound
      ? i18n.translate('anomalyForest.anomalies.resultFacts.atOrOverThresholdText', {
          defaultMessage: '{score} is at or over the threshold {bound}',
          values: { score: format.score(score), bound: format.score(bound) },
        })
      : i18n.translate('anomalyForest.anomalies.resultFacts.underThresholdText', {
          defaultMessage: '{score} is under the threshold {bound}',
          values: { score: format.score(score), bound: format.score(bound) },
        });
  if (!ml_anomaly) {
    return i18n.translate('anomalyForest.anomalies.resultFacts.ordinaryText2', {
      defaultMessage: 'Ordinary: {words}',
      values: { words },
    });
  }
  return score < bound
    ? i18n.translate('anomalyForest.anomalies.resultFacts.anomalyByRulesText', {
        defaultMessage: 'Anomaly by its rules: {words}',
        values: { words },
      })
    : i18n.translate('anomalyForest.anomalies.resultFacts.anomalyText2', {
        defaultMessage: 'Anomaly: {words}',
        values: { words },
      });
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
  return [
    {
      title: i18n.translate('anomalyForest.anomalies.resultFacts.whatDoTitle', {
        defaultMessage: 'What to do',
      }),
      description: <CodeText text={errorCatalogue[code].remedy} />,
    },
  ];
}

const texts = {
  verdictTitle: i18n.translate('anomalyForest.anomalies.resultFacts.verdictTitle', {
    defaultMessage: 'Verdict',
  }),
  severityTitle: i18n.translate('anomalyForest.anomalies.resultFacts.severityTitle', {
    defaultMessage: 'Severity',
  }),
  rankTitle: i18n.translate('anomalyForest.anomalies.resultFacts.rankTitle', {
    defaultMessage: 'Rank',
  }),
  rulesTitle: i18n.translate('anomalyForest.anomalies.resultFacts.rulesTitle', {
    defaultMessage: 'Rules',
  }),
  rulesSuppressedTitle: i18n.translate('anomalyForest.anomalies.resultFacts.rulesSuppressedTitle', {
    defaultMessage: 'Rules suppressed',
  }),
  rareValuesTitle: i18n.translate('anomalyForest.anomalies.resultFacts.rareValuesTitle', {
    defaultMessage: 'Rare values',
  }),
  statusTitle: i18n.translate('anomalyForest.anomalies.resultFacts.statusTitle', {
    defaultMessage: 'Status',
  }),
  sourceTitle: i18n.translate('anomalyForest.anomalies.resultFacts.sourceTitle', {
    defaultMessage: 'Source',
  }),
  modelTitle: i18n.translate('anomalyForest.anomalies.resultFacts.modelTitle', {
    defaultMessage: 'Model',
  }),
};

function factsOf(row: ResultRow, format: Format): Fact[] {
  const { ml } = row;
  const percentile =
    ml.percentile === undefined
      ? nothing
      : i18n.translate('anomalyForest.anomalies.resultFacts.atOrAboveTrainingText', {
          defaultMessage: 'At or above {percentile}% of the training rows',
          values: { percentile: format.value(ml.percentile) },
        });
  return [
    { title: texts.verdictTitle, description: verdict(row, format) },
    { title: texts.severityTitle, description: <SeverityBadge severity={ml.severity ?? 'none'} /> },
    { title: texts.rankTitle, description: percentile },
    { title: texts.rulesTitle, description: rulesText(ml) },
    ...(ml.suppressed_rules === undefined
      ? []
      : [{ title: texts.rulesSuppressedTitle, description: ml.suppressed_rules.join(', ') }]),
    ...(ml.rare === undefined
      ? []
      : [{ title: texts.rareValuesTitle, description: ml.rare.join(', ') }]),
    { title: texts.statusTitle, description: `${statusLabels[ml.status]}. ${statusMeaning(row)}` },
    ...remedyFacts(ml.skip_reason),
    {
      title: texts.sourceTitle,
      description: (
        <>
          <FormattedMessage
            id="anomalyForest.anomalies.resultFacts.inText"
            defaultMessage="{id} in {index}"
            values={{ id: <EuiCode>{ml.source.id}</EuiCode>, index: ml.source.index }}
          />
        </>
      ),
    },
    {
      title: texts.modelTitle,
      description:
        ml.model_version === undefined ? (
          nothing
        ) : (
          <>
            <FormattedMessage
              id="anomalyForest.anomalies.resultFacts.versionShaText"
              defaultMessage="Version {modelVersion}, SHA-256 {modelSha256}"
              values={{
                modelVersion: format.count(ml.model_version),
                modelSha256: <EuiCode>{(ml.model_sha256 ?? '').slice(0, 12)}</EuiCode>,
              }}
            />
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
